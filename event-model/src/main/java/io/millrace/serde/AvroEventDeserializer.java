package io.millrace.serde;

import static java.util.Objects.requireNonNull;

import io.millrace.registry.SchemaRegistry;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.metrics.Monitorable;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads Avro values in Confluent's wire format: a drop-in for {@code KafkaAvroDeserializer}.
 *
 * <p>Gives generic records, or with {@code specific.avro.reader=true} the generated class of the
 * record's name, read with that class's schema. Null stays null. A schema's id is looked for in the
 * record's headers (Confluent 8.x), then before the value. A schema is fetched once and kept, so a
 * registry that goes away stops only ids that were never read before; {@link #preload} makes sure
 * that there are none.
 *
 * <p>Thread-safe once configured. Throws {@link EventDecodingException} for bytes that are no
 * event, {@link io.millrace.registry.RegistryException} when the registry refuses, {@link
 * org.apache.kafka.common.errors.AuthenticationException} and {@link
 * org.apache.kafka.common.errors.AuthorizationException} when it refuses who asks, and {@link
 * io.millrace.registry.RegistryUnavailableException} when it doesn't answer: that one alone is
 * retriable, and says nothing of the record. Kafka's consumer wraps them all in a {@link
 * org.apache.kafka.common.errors.RecordDeserializationException}, which knows the offset.
 */
public final class AvroEventDeserializer<T> implements Deserializer<T>, Monitorable {
  private final RegistryAccess registry;
  private SchemaReaders readers;
  private ValueReading reading;
  private Subjects subjects;

  /** For Kafka, which calls {@link #configure} next. */
  public AvroEventDeserializer() {
    this(RegistryAccess.own());
  }

  /**
   * Asks a registry that others may ask too, in place of one that the settings name; {@link
   * #configure} comes next. The caller decides about its caches ({@link SchemaRegistry#caching}).
   */
  public AvroEventDeserializer(SchemaRegistry registry) {
    this(RegistryAccess.shared(requireNonNull(registry, "registry")));
  }

  AvroEventDeserializer(RegistryAccess registry) {
    this.registry = registry;
  }

  /**
   * Takes the settings of {@link AvroSerdeConfig}; does no I/O, unless {@code
   * millrace.preload.topics} asks for it.
   *
   * @throws ConfigException with all that is wrong
   * @throws io.millrace.registry.RegistryUnavailableException when schemas are to be preloaded and
   *     the registry doesn't answer
   */
  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    Problems problems = new Problems();
    AvroSerdeConfig config = AvroSerdeConfig.of(configs, problems);
    Optional<ValueReaders> values =
        problems.collect(() -> ValueReaders.of(config, isKey), ValueReaders.typeKey(isKey));
    Optional<Subjects> named =
        problems.collect(() -> Subjects.of(config, isKey), Subjects.key(isKey));
    List<String> preloaded = config.getList(SerdeKeys.PRELOAD);
    if (!preloaded.isEmpty() && named.isPresent() && !named.get().areNamedAfterTopics()) {
      problems.add(SerdeKeys.PRELOAD, noPreload(SerdeKeys.PRELOAD, isKey));
    }
    registry.configure(config, problems);
    problems.throwIfAny();
    this.subjects = named.orElseThrow();
    this.readers =
        new SchemaReaders(
            registry, values.orElseThrow(), subjects, config.getInt(RegistryKeys.SCHEMAS));
    this.reading = new ValueReading(readers, isKey);
    preloaded.forEach(readers::preload);
  }

  /** Shows what the client of the registry does among the metrics of the Kafka client (KIP-877). */
  @Override
  public void withPluginMetrics(PluginMetrics metrics) {
    registry.show(metrics);
  }

  /**
   * Fetches the schemas that the subject of a topic has, so that a registry that goes away later
   * stops no record that was written with one of them. Those are the versions that aren't deleted
   * and that Avro can parse; of more than {@code max.schemas.per.subject} the newest are kept.
   * Throws what {@link #deserialize} would of the registry.
   *
   * @throws ConfigException when subjects aren't named after topics
   */
  public void preload(String topic) {
    requireConfigured();
    if (!subjects.areNamedAfterTopics()) {
      throw new ConfigException(noPreload("preload", subjects.isKey()));
    }
    readers.preload(topic);
  }

  @Override
  public T deserialize(String topic, byte[] bytes) {
    return deserialize(topic, null, bytes);
  }

  @Override
  public T deserialize(String topic, Headers headers, byte[] bytes) {
    return bytes == null ? null : read(topic, headers, bytes, 0, bytes.length);
  }

  /** Reads from the position to the limit, and moves neither. */
  @Override
  public T deserialize(String topic, Headers headers, ByteBuffer bytes) {
    if (bytes == null) {
      return null;
    } else if (bytes.hasArray()) {
      int from = bytes.arrayOffset() + bytes.position();
      return read(topic, headers, bytes.array(), from, bytes.remaining());
    }
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(bytes.position(), copy);
    return read(topic, headers, copy, 0, copy.length);
  }

  @SuppressWarnings("unchecked") // T is what the user says the topic holds
  private T read(String topic, Headers headers, byte[] bytes, int from, int length) {
    requireConfigured();
    return (T) reading.read(topic, headers, bytes, from, length);
  }

  private static String noPreload(String what, boolean isKey) {
    return "%s needs %s=TopicName, since no other names a topic's subject"
        .formatted(what, Subjects.key(isKey));
  }

  private void requireConfigured() {
    if (readers == null) {
      throw new IllegalStateException("the deserializer was not configured");
    }
  }
}
