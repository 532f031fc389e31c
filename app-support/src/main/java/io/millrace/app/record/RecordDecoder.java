package io.millrace.app.record;

import io.millrace.app.connect.Connection;
import io.millrace.binary.Limits;
import io.millrace.registry.RegistryCounters;
import io.millrace.registry.SchemaRegistry;
import io.millrace.serde.AvroSerdeConfig;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Decodes records by the schemas that they were written with. The registry is asked once for each
 * schema, and only when one is met. For one thread.
 */
public final class RecordDecoder {
  private final DataDecoder keys;
  private final DataDecoder values;

  /** A decoder that asks this registry each time. */
  public RecordDecoder(SchemaRegistry registry, DataFormat keys, DataFormat values) {
    this(registry, Limits.defaults(), keys, values);
  }

  private RecordDecoder(
      SchemaRegistry registry, Limits limits, DataFormat keys, DataFormat values) {
    this.keys = new DataDecoder(registry, limits, keys, true);
    this.values = new DataDecoder(registry, limits, values, false);
  }

  /** A decoder that finds out of each key and value what it is. */
  public static RecordDecoder open(Connection connection) {
    return open(connection, DataFormat.AUTO, DataFormat.AUTO);
  }

  /** A decoder of keys and values of these formats. */
  public static RecordDecoder open(Connection connection, DataFormat keys, DataFormat values) {
    return sharing(connection, keys, values).get();
  }

  /** Decoders for several threads, which together ask the registry once for each schema. */
  public static Supplier<RecordDecoder> sharing(
      Connection connection, DataFormat keys, DataFormat values) {
    SchemaRegistry registry = registry(connection);
    Limits limits = new AvroSerdeConfig(connection.settings()).limits();
    return () -> new RecordDecoder(registry, limits, keys, values);
  }

  /** The connection's registry with a memory. */
  public static SchemaRegistry registry(Connection connection) {
    return SchemaRegistry.caching(
        connection.openRegistry(),
        new AvroSerdeConfig(connection.settings()).caches(),
        new RegistryCounters());
  }

  /**
   * What a record holds; bytes that are no event are told with the reason and are no exception.
   *
   * @throws io.millrace.registry.RegistryUnavailableException when a schema that wasn't met before
   *     can't be asked for
   * @throws io.millrace.registry.RegistryException when the registry refuses who asks, or is none
   */
  public DecodedRecord decode(ConsumerRecord<byte[], byte[]> record) {
    return new DecodedRecord(
        record,
        keys.decode(record.topic(), record.headers(), record.key()),
        values.decode(record.topic(), record.headers(), record.value()));
  }
}
