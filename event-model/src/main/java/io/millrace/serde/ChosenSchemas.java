package io.millrace.serde;

import io.millrace.registry.RegistryUnavailableException;
import io.millrace.serde.SchemaChoice.Chosen;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The registered schemas that values were written with so far, by topic and schema. Schemas are
 * told apart by their texts: equal ones can have other words or aliases, and so other ids.
 * Thread-safe.
 */
final class ChosenSchemas {
  private record Target(String topic, String schema) {}

  /** A choice, and how long it is one. Equal to itself alone. Thread-safe. */
  static final class Held {
    private final Chosen chosen;
    private final boolean hasEnd;
    private final AtomicBoolean isAskedAgain = new AtomicBoolean();

    /** When the registry is asked again, as of {@link System#nanoTime()}. */
    private volatile long ends;

    private Held(Chosen chosen, boolean hasEnd) {
      this.chosen = chosen;
      this.hasEnd = hasEnd;
    }

    Chosen chosen() {
      return chosen;
    }
  }

  private final BoundedMap<Target, Held> held;
  private final RegistryAccess registry;
  private final SchemaChoice choice;
  private final Subjects subjects;
  private final Optional<Duration> latestTtl;
  private final LongSupplier nanos;

  /**
   * @param latestTtl how long a latest version is believed; empty for ever
   * @param nanos the time, as of {@link System#nanoTime()}
   */
  ChosenSchemas(
      RegistryAccess registry,
      SchemaChoice choice,
      Subjects subjects,
      int size,
      Optional<Duration> latestTtl,
      LongSupplier nanos) {
    this.held = new BoundedMap<>(size);
    this.registry = registry;
    this.choice = choice;
    this.subjects = subjects;
    this.latestTtl = latestTtl;
    this.nanos = nanos;
  }

  /** Also while another thread asks again, which can take as long as the deadline. */
  boolean isCurrent(Held known) {
    return !known.hasEnd || nanos.getAsLong() - known.ends < 0 || known.isAskedAgain.get();
  }

  /** The choice for a schema's values in a topic, asked for at the registry when it isn't known. */
  Held of(String topic, Schema schema) {
    Target target = new Target(topic, schema.toString());
    Held known = held.get(target);
    if (known == null) {
      return hold(target, ask(topic, schema));
    }
    if (isCurrent(known) || !known.isAskedAgain.compareAndSet(false, true)) {
      return known;
    }
    try {
      return askAgain(target, schema, known);
    } finally {
      known.isAskedAgain.set(false);
    }
  }

  private Chosen ask(String topic, Schema schema) {
    try {
      Schema registered = EventSchemas.withoutJavaHints(schema);
      String subject = subjects.of(topic, registered);
      return registry.ask(client -> choice.choose(client, subject, registered));
    } catch (AvroRuntimeException e) {
      throw new SerializationException(
          "no registered schema can be chosen for %s in %s: %s"
              .formatted(schema.getFullName(), topic, e.getMessage()),
          e);
    }
  }

  /** A registry that is away stops nothing that is known: then the old choice has a second life. */
  private Held askAgain(Target target, Schema schema, Held known) {
    try {
      Chosen found = ask(target.topic, schema);
      if (found.id() != known.chosen.id()) {
        return hold(target, found);
      }
    } catch (RegistryUnavailableException e) {
      // It is asked again when that life is over, too.
    }
    prolong(known);
    return known;
  }

  private Held hold(Target target, Chosen chosen) {
    Held found = new Held(chosen, !chosen.lasting() && latestTtl.isPresent());
    prolong(found);
    held.put(target, found);
    return found;
  }

  private void prolong(Held held) {
    latestTtl.ifPresent(ttl -> held.ends = nanos.getAsLong() + ttl.toNanos());
  }
}
