package io.millrace.consumer.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.record.DataFormat;
import io.millrace.app.record.RecordDecoder;
import io.millrace.registry.RegistryException;
import io.millrace.registry.SchemaRegistry;
import io.millrace.serde.AvroEventSerializer;
import io.millrace.serde.AvroSerdeConfig;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class EventLinesTest {
  private static final Schema SALE =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "Sale", "fields": [
                {"name": "id", "type": "string"},
                {"name": "price", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
                {"name": "note", "type": ["null", "string"]}]}
              """);
  private static final long TIME = Instant.parse("2016-11-08T00:00:00Z").toEpochMilli();

  private static final Map<String, Object> CONFIG =
      Map.of(AvroSerdeConfig.REGISTRY_URL, "mock://event-lines");
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.open(new AvroSerdeConfig(CONFIG).registry());

  private final Headers headers = new RecordHeaders();
  private Object value;

  @Test
  void aLineSaysWhereTheRecordIsAndWhatItHolds() {
    value = sale("A", 1250);

    assertThat(line(KeyFormat.STRING, "CA-1"))
        .isEqualTo(
            """
            {"topic":"sales","partition":3,"offset":17,"timestamp":"2016-11-08T00:00:00Z",\
            "key":"CA-1","value":{"id":"A","price":12.50,"note":null}}
            """);
  }

  @Test
  void headersAreThereOnlyWhenTheRecordHasAny() {
    assertThat(line(KeyFormat.STRING, "k")).doesNotContain("headers");

    headers.add("trace", bytes("ä1")).add("gone", null);

    assertThat(line(KeyFormat.STRING, "k"))
        .contains("\"key\":\"k\",\"headers\":{\"trace\":\"ä1\",\"gone\":null},\"value\":null}");
  }

  @Test
  void aHeaderThatOccursTwiceIsAList() {
    headers.add("hop", bytes("a")).add("other", bytes("x")).add("hop", bytes("b"));

    assertThat(line(KeyFormat.STRING, "k"))
        .contains("\"headers\":{\"hop\":[\"a\",\"b\"],\"other\":\"x\"}");
  }

  @Test
  void aTombstoneHasNoValueAndARecordMayHaveNoKey() {
    assertThat(line(KeyFormat.STRING, null)).contains("\"key\":null,\"value\":null}");
  }

  @Test
  void keysAreShownAsAsked() {
    assertThat(line(KeyFormat.BYTES, "CA-1")).contains("\"key\":\"Q0EtMQ==\"");
    assertThat(write(KeyFormat.AVRO, avro("CA-1", true))).contains("\"key\":\"CA-1\"");
  }

  @Test
  void primitivesAreShownPlainly() {
    value = 42L;
    assertThat(line(KeyFormat.STRING, "k")).endsWith("\"value\":42}\n");
    value = "text";
    assertThat(line(KeyFormat.STRING, "k")).endsWith("\"value\":\"text\"}\n");
    value = new byte[] {'a', (byte) 0xff};
    assertThat(line(KeyFormat.STRING, "k")).endsWith("\"value\":\"aÿ\"}\n");
    value = true;
    assertThat(line(KeyFormat.STRING, "k")).endsWith("\"value\":true}\n");
  }

  @Test
  void aKeyThatIsNoTextIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> write(KeyFormat.STRING, new byte[] {(byte) 0xff}))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessage(
            "cannot decode the record at offset 17 of sales, partition 3:"
                + " its key is not UTF-8 text: read it with --key-format bytes");
  }

  @Test
  void aKeyThatIsNoAvroIsToldFromAValueThatIsNone() {
    assertThatThrownBy(() -> write(KeyFormat.AVRO, bytes("k")))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessageContaining("its key is not Avro, read it with --key-format string or bytes (it");
  }

  @Test
  void aRecordThatCannotBeDecodedIsNamed() {
    assertThatThrownBy(() -> lines(KeyFormat.STRING).line(record(bytes("k"), new byte[] {1})))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessageContaining("offset 17 of sales, partition 3: it is not in the wire format");
  }

  @Test
  void aRegistryThatRefusesSaysNothingOfTheRecord() {
    byte[] unknown = {0, 0x7f, 0, 0, 0, 1};

    assertThatThrownBy(() -> lines(KeyFormat.STRING).line(record(bytes("k"), unknown)))
        .isInstanceOf(RegistryException.class);
    assertThatThrownBy(() -> write(KeyFormat.AVRO, unknown)).isInstanceOf(RegistryException.class);
  }

  @Test
  void aMapAndAUnionAreShownOutsideOfARecordToo() {
    Schema counts =
        new Schema.Parser().parse("[\"null\", {\"type\": \"map\", \"values\": \"int\"}]");
    int id = REGISTRY.register("sales-value", counts, false);
    byte[] bytes =
        ByteBuffer.allocate(11)
            .put((byte) 0)
            .putInt(id)
            .put(new byte[] {2, 2, 2, 'a', 14, 0})
            .array();
    byte[] line = lines(KeyFormat.STRING).line(record(bytes("k"), bytes));

    assertThat(new String(line, StandardCharsets.UTF_8)).endsWith("\"value\":{\"a\":7}}\n");
  }

  private String line(KeyFormat format, String key) {
    return write(format, key == null ? null : bytes(key));
  }

  private String write(KeyFormat format, byte[] key) {
    byte[] line = lines(format).line(record(key, avro(value, false)));

    return new String(line, StandardCharsets.UTF_8);
  }

  private static EventLines lines(KeyFormat format) {
    return new EventLines(
        new EventDecoder(format, new RecordDecoder(REGISTRY, format.ofData(), DataFormat.AVRO)));
  }

  private static byte[] avro(Object datum, boolean isKey) {
    try (AvroEventSerializer<Object> serializer = new AvroEventSerializer<>()) {
      serializer.configure(CONFIG, isKey);
      // Each of another type, and so of another subject.
      String topic = datum == null ? "none" : datum.getClass().getSimpleName();
      return serializer.serialize(topic, datum);
    }
  }

  private ConsumerRecord<byte[], byte[]> record(byte[] key, byte[] bytes) {
    return new ConsumerRecord<>(
        "sales",
        3,
        17,
        TIME,
        TimestampType.CREATE_TIME,
        0,
        0,
        key,
        bytes,
        headers,
        Optional.empty());
  }

  private static GenericRecord sale(String id, int cents) {
    return new GenericRecordBuilder(SALE)
        .set("id", id)
        .set("price", ByteBuffer.wrap(java.math.BigInteger.valueOf(cents).toByteArray()))
        .set("note", null)
        .build();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
