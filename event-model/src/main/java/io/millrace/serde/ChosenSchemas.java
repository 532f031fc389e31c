package io.millrace.serde;

import io.millrace.registry.RegistryUnavailableException;
import io.millrace.serde.SchemaChoice.Chosen;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The registered schemas that values were written with so far, by topic and schema. Thread-safe.
 */
final class ChosenSchemas {
  private record Target(String topic, Schema schema) {}

  /**
   * A choice, and how long it is one.
   *
   * @param ends when the registry is asked again, as of {@link System#nanoTime()}
   */
  record Held(Chosen chosen, boolean hasEnd, long ends) {}

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

  boolean isCurrent(Held known) {
    return !known.hasEnd || nanos.getAsLong() - known.ends < 0;
  }

  /** The choice for a schema's values in a topic, asked for at the registry when it isn't known. */
  Held of(String topic, Schema schema) {
    Target target = new Target(topic, schema);
    Held known = held.get(target);
    if (known != null && isCurrent(known)) {
      return known;
    }
    Held found = hold(known == null ? ask(topic, schema) : askAgain(topic, schema, known));
    held.put(target, found);
    return found;
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
  private Chosen askAgain(String topic, Schema schema, Held known) {
    try {
      Chosen found = ask(topic, schema);
      // The same object, so that its writer serves on.
      return found.id() == known.chosen.id() ? known.chosen : found;
    } catch (RegistryUnavailableException e) {
      return known.chosen;
    }
  }

  private Held hold(Chosen chosen) {
    boolean hasEnd = !chosen.lasting() && latestTtl.isPresent();
    return new Held(chosen, hasEnd, hasEnd ? nanos.getAsLong() + latestTtl.get().toNanos() : 0);
  }
}
