package io.millrace.consumer.read;

import static java.util.Objects.requireNonNull;

import io.millrace.app.connect.Connection;
import io.millrace.app.record.DataFormat;
import io.millrace.app.record.DecodedData;
import io.millrace.app.record.DecodedRecord;
import io.millrace.app.record.RecordDecoder;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Decodes records that have to be events, with keys of one format. For one thread. */
public final class EventDecoder {
  private final KeyFormat keyFormat;
  private final RecordDecoder records;

  EventDecoder(KeyFormat keyFormat, RecordDecoder records) {
    this.keyFormat = requireNonNull(keyFormat, "keyFormat");
    this.records = requireNonNull(records, "records");
  }

  /** Decoders of records whose schemas are in the connection's registry, which they share. */
  public static Supplier<EventDecoder> of(Connection connection, KeyFormat keyFormat) {
    Supplier<RecordDecoder> records =
        RecordDecoder.sharing(connection, keyFormat.ofData(), DataFormat.AVRO);
    return () -> new EventDecoder(keyFormat, records.get());
  }

  KeyFormat keyFormat() {
    return keyFormat;
  }

  /**
   * The event of a record.
   *
   * @throws UndecodableRecordException when the record isn't what it should be
   * @throws io.millrace.registry.RegistryException when the registry doesn't know its schema, which
   *     says nothing of the record
   * @throws io.millrace.registry.RegistryUnavailableException when its schema can't be asked for
   */
  public DecodedEvent decode(ConsumerRecord<byte[], byte[]> record) {
    DecodedRecord decoded = records.decode(record);
    if (decoded.key() instanceof DecodedData.Undecodable bad) {
      throw refused(record, bad, ofKey(bad));
    } else if (decoded.value() instanceof DecodedData.Undecodable bad) {
      throw refused(record, bad, bad.reason());
    }
    return DecodedEvent.of(decoded);
  }

  private String ofKey(DecodedData.Undecodable bad) {
    return keyFormat == KeyFormat.STRING
        ? "its key is not UTF-8 text: read it with --key-format bytes"
        : "its key is not Avro, read it with --key-format string or bytes (%s)"
            .formatted(bad.reason());
  }

  private static SerializationException refused(
      ConsumerRecord<byte[], byte[]> record, DecodedData.Undecodable bad, String why) {
    return bad.refusal()
        .<SerializationException>map(refusal -> refusal)
        .orElseGet(() -> new UndecodableRecordException(record, new SerializationException(why)));
  }
}
