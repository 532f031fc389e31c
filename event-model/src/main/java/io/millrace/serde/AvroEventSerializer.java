package io.millrace.serde;

import static java.util.Objects.requireNonNull;

import io.millrace.registry.SchemaRegistry;
import io.millrace.serde.ValueWriters.Kind;
import io.millrace.serde.ValueWriters.Writer;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.metrics.Monitorable;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes Avro values in Confluent's wire format: a drop-in for {@code KafkaAvroSerializer}.
 *
 * <p>Takes generated and generic records and the primitives, and with {@code
 * schema.reflection=true} objects of any class; null stays null, with no look at the registry. The
 * subject follows {@code key.subject.name.strategy} or {@code value.subject.name.strategy}. A
 * schema's id is asked for once and kept, so a registry that goes away stops only schemas that were
 * never written before. A latest version is kept for {@code latest.cache.ttl.sec}.
 *
 * <p>Thread-safe once configured. Throws {@link SerializationException} for a value that doesn't
 * fit its schema, {@link io.millrace.registry.RegistryException} when the registry refuses the
 * schema, {@link org.apache.kafka.common.errors.AuthenticationException} and {@link
 * org.apache.kafka.common.errors.AuthorizationException} when it refuses who asks, and {@link
 * io.millrace.registry.RegistryUnavailableException}, which alone is retriable, when it doesn't
 * answer.
 */
public final class AvroEventSerializer<T> implements Serializer<T>, Monitorable {
  private final ThreadLocal<WireBuffer> buffers = ThreadLocal.withInitial(WireBuffer::new);
  private final RegistryAccess registry;
  private final LongSupplier nanos;
  private Subjects subjects;
  private ChosenSchemas chosen;
  private ValueWriters writers;

  /** For Kafka, which calls {@link #configure} next. */
  public AvroEventSerializer() {
    this(RegistryAccess.own(), System::nanoTime);
  }

  /**
   * Asks a registry that others may ask too, in place of one that the settings name; {@link
   * #configure} comes next. The caller decides about its caches ({@link SchemaRegistry#caching}).
   */
  public AvroEventSerializer(SchemaRegistry registry) {
    this(RegistryAccess.shared(requireNonNull(registry, "registry")), System::nanoTime);
  }

  AvroEventSerializer(RegistryAccess registry, LongSupplier nanos) {
    this.registry = registry;
    this.nanos = nanos;
  }

  /**
   * Takes the settings of {@link AvroSerdeConfig}; does no I/O.
   *
   * @throws org.apache.kafka.common.config.ConfigException with all that is wrong
   */
  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    Problems problems = new Problems();
    AvroSerdeConfig config = AvroSerdeConfig.of(configs, problems);
    Optional<SchemaChoice> choice =
        problems.collect(() -> SchemaChoice.of(config), ChoiceSettings.keys());
    Optional<Subjects> named =
        problems.collect(() -> Subjects.of(config, isKey), Subjects.key(isKey));
    registry.configure(config, problems);
    problems.throwIfAny();
    this.subjects = named.orElseThrow();
    this.chosen =
        new ChosenSchemas(
            registry,
            choice.orElseThrow(),
            this.subjects,
            config.getInt(RegistryKeys.SCHEMAS),
            config.caches().latestTtl(),
            nanos);
    this.writers = new ValueWriters(config, chosen);
  }

  /** Shows what the client of the registry does among the metrics of the Kafka client (KIP-877). */
  @Override
  public void withPluginMetrics(PluginMetrics metrics) {
    registry.show(metrics);
  }

  /**
   * Asks for the id of a schema before the first value is written, so that a schema that the
   * registry refuses stops a program before it has sent anything. Throws what {@link #serialize}
   * would.
   */
  public void prepare(String topic, Schema schema) {
    requireConfigured();
    chosen.of(topic, schema);
  }

  /**
   * The subject that a schema is registered under for a topic, by the settings; asks nothing.
   *
   * @throws SerializationException when the subject is named after records, and this is none
   */
  public String subject(String topic, Schema schema) {
    requireConfigured();
    return subjects.of(topic, schema);
  }

  /**
   * The subject of all schemas of a topic, by the settings; empty when its name depends on the
   * schema, too.
   */
  public Optional<String> subject(String topic) {
    requireConfigured();
    return subjects.areNamedAfterTopics() ? Optional.of(subjects.ofTopic(topic)) : Optional.empty();
  }

  /**
   * A schema as it is registered: without the hints for Java's code generator, which would make a
   * second version of it. Itself when it has none.
   */
  public static Schema registered(Schema schema) {
    return EventSchemas.withoutJavaHints(schema);
  }

  @Override
  public byte[] serialize(String topic, T value) {
    if (value == null) {
      return null;
    }
    requireConfigured();
    Kind kind = writers.kindOf(value);
    Schema schema = writers.schemaOf(value, kind);
    WireBuffer buffer = buffers.get();
    Writer writer = buffer.recent(topic, schema, kind);
    if (writer == null || !chosen.isCurrent(writer.held())) {
      writer = writers.of(topic, schema, kind, value);
      buffer.remember(writer);
    }
    try {
      return buffer.encode(writer, value);
    } catch (IOException
        | AvroRuntimeException
        | ClassCastException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | NullPointerException e) {
      throw new SerializationException(
          "a value for %s doesn't fit its schema %s: %s"
              .formatted(topic, schema.getFullName(), e.getMessage()),
          e);
    }
  }

  private void requireConfigured() {
    if (writers == null) {
      throw new IllegalStateException("the serializer was not configured");
    }
  }
}
