package io.millrace.admin.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.record.DataFormat;
import io.millrace.app.record.DatumBytes;
import io.millrace.app.record.RecordDecoder;
import io.millrace.app.record.RecordLines;
import io.millrace.registry.CompatibilityLevel;
import io.millrace.registry.SchemaRegistry;
import io.millrace.serde.AvroSerdeConfig;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** What is printed of a record gives the same record again: bytes, headers, time and partition. */
class LineRoundTripTest {
  private static final String TOPIC = "things";

  private static final Schema FIRST =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "Thing", "namespace": "test", "fields": [
                {"name": "text", "type": ["null", "string"]},
                {"name": "any", "type": ["null", "long", "string", "bytes",
                  {"type": "record", "name": "Part", "fields": [{"name": "n", "type": "int"}]}]},
                {"name": "price", "type": {"type": "bytes", "logicalType": "decimal",
                  "precision": 20, "scale": 4}},
                {"name": "ratio", "type": "double"},
                {"name": "at", "type": {"type": "long", "logicalType": "timestamp-micros"}},
                {"name": "tags", "type": {"type": "map", "values": "string"}}]}
              """);

  private static final Schema SECOND =
      new Schema.Parser()
          .parse(
              FIRST.toString().replace("\"logicalType\":\"timestamp-micros\"", "\"note\":\"raw\""));

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.open(
          new AvroSerdeConfig(Map.of(AvroSerdeConfig.REGISTRY_URL, "mock://round-trip"))
              .registry());

  static {
    REGISTRY.setCompatibility(TOPIC + "-value", CompatibilityLevel.NONE);
  }

  private static final List<Integer> IDS =
      List.of(
          REGISTRY.register(TOPIC + "-value", FIRST, false),
          REGISTRY.register(TOPIC + "-value", SECOND, false));

  private final RecordDecoder decoder =
      new RecordDecoder(REGISTRY, DataFormat.AUTO, DataFormat.AUTO);
  private final RecordLines lines = new RecordLines(REGISTRY);
  private final LineEncoder encoder = encoder(TOPIC);

  private static LineEncoder encoder(String topic) {
    return new LineEncoder(topic, 8, data(topic, true), data(topic, false), false);
  }

  private static DataEncoder data(String topic, boolean isKey) {
    return new DataEncoder(
        REGISTRY,
        SchemaResolver.open(REGISTRY, topic, isKey, Optional.empty()),
        DataFormat.AUTO,
        isKey);
  }

  @Property(tries = 300)
  void aRecordIsTheSameWhenItIsReadBack(
      @ForAll("bytes") byte[] key,
      @ForAll("values") byte[] value,
      @ForAll("headers") List<Tuple2<String, byte[]>> headers,
      @ForAll("times") long time) {
    assertComesBack(record(TOPIC, key, value, headers, time));
  }

  @Property(tries = 200)
  void aTopicWithoutSchemasKeepsItsBytesToo(
      @ForAll("bytes") byte[] key, @ForAll("bytes") byte[] value) {
    ConsumerRecord<byte[], byte[]> record = record("plain", key, value, List.of(), 0);

    assertSame(record, encoder("plain").encode(lines.line(decoder.decode(record)).line()));
  }

  @Example
  void avroOfAnotherWriterKeepsItsBytes() {
    Schema numbers = new Schema.Parser().parse("{\"type\": \"array\", \"items\": \"int\"}");
    int id = REGISTRY.register(TOPIC + "-value", numbers, false);
    // Two blocks of one item, where one of two would do; and a number with a byte too many.
    byte[] value = prefixed(id, new byte[] {2, 10, 2, (byte) 0x8a, 0, 0});

    String line = lines.line(decoder.decode(record(TOPIC, null, value, List.of(), 0))).line();

    assertThat(line).contains("\"value\":[5,5]", "\"valueBytes\":\"AgoCigAA\"");
    assertComesBack(record(TOPIC, null, value, List.of(), 0));
  }

  @Example
  void aHeaderThatNamesTheSchemaIsKept() {
    byte[] value = Arrays.copyOfRange(avro(0, "x", 1L), 5, avro(0, "x", 1L).length);
    byte[] id = prefixed(IDS.get(0), new byte[0]);
    ConsumerRecord<byte[], byte[]> record =
        record(TOPIC, null, value, List.of(Tuple.of("__value_schema_id", id)), 0);

    assertThat(lines.line(decoder.decode(record)).line()).contains("\"text\":\"x\"");
    assertComesBack(record);
  }

  @Example
  void topLevelValuesOfEveryKindComeBack() {
    List<Tuple2<String, Object>> kinds =
        List.of(
            Tuple.of("\"bytes\"", ByteBuffer.wrap(new byte[] {0, -1, 65})),
            Tuple.of("\"string\"", "plain"),
            Tuple.of("{\"type\": \"map\", \"values\": \"int\"}", Map.of("a", 1)),
            Tuple.of("\"long\"", Long.MIN_VALUE));
    for (Tuple2<String, Object> kind : kinds) {
      Schema schema = new Schema.Parser().parse(kind.get1());
      int id = REGISTRY.register(TOPIC + "-value", schema, false);
      byte[] payload = new DatumBytes().encode(schema, kind.get2());
      assertComesBack(record(TOPIC, new byte[0], prefixed(id, payload), List.of(), 0));
    }
    int id = REGISTRY.register(TOPIC + "-value", Schema.create(Schema.Type.NULL), false);
    assertComesBack(record(TOPIC, new byte[0], prefixed(id, new byte[0]), List.of(), 0));
  }

  private void assertComesBack(ConsumerRecord<byte[], byte[]> record) {
    String line = lines.line(decoder.decode(record)).line();

    assertSame(record, encoder.encode(line));
  }

  private static void assertSame(
      ConsumerRecord<byte[], byte[]> record, ProducerRecord<byte[], byte[]> back) {
    assertThat(back.key()).isEqualTo(record.key());
    assertThat(back.value()).isEqualTo(record.value());
    assertThat(back.timestamp()).isEqualTo(record.timestamp());
    assertThat(back.partition()).isEqualTo(record.partition());
    assertThat(list(back.headers())).isEqualTo(list(record.headers()));
  }

  private static List<String> list(Headers headers) {
    return Arrays.stream(headers.toArray())
        .map(header -> header.key() + "=" + Arrays.toString(header.value()))
        .toList();
  }

  @Provide
  Arbitrary<byte[]> bytes() {
    return Arbitraries.oneOf(
        Arbitraries.just(null),
        Arbitraries.bytes().array(byte[].class).ofMaxSize(12),
        Arbitraries.strings().ofMaxLength(12).map(LineRoundTripTest::utf8),
        Arbitraries.of(
                "", "YWJj", "{\"base64\":\"AA==\"}", "null", "a\nb", "\u0000", "é€😀\u001b[0m")
            .map(LineRoundTripTest::utf8),
        values());
  }

  @Provide
  Arbitrary<byte[]> values() {
    return Arbitraries.oneOf(
        Arbitraries.just(null),
        Arbitraries.bytes().array(byte[].class).ofMaxSize(12),
        Arbitraries.integers()
            .between(0, 1)
            .flatMap(version -> Arbitraries.strings().ofMaxLength(9).map(t -> avro(version, t, t))),
        Arbitraries.integers().between(0, 1).map(version -> avro(version, null, 1L << 50)),
        Arbitraries.bytes()
            .array(byte[].class)
            .ofMaxSize(9)
            .map(payload -> avro(0, "b", ByteBuffer.wrap(payload))),
        // Cut off, with bytes too many, and of an unknown id.
        Arbitraries.just(Arrays.copyOf(avro(0, "cut", 1L), 9)),
        Arbitraries.just(Arrays.copyOf(avro(0, "long", 1L), 200)),
        Arbitraries.just(prefixed(9_999, new byte[] {1, 2})));
  }

  @Provide
  Arbitrary<List<Tuple2<String, byte[]>>> headers() {
    Arbitrary<String> names = Arbitraries.of("a", "b", "", "a b", "base64");
    Arbitrary<byte[]> contents =
        Arbitraries.oneOf(
            Arbitraries.just(null),
            Arbitraries.bytes().array(byte[].class).ofMaxSize(4),
            Arbitraries.of("", "x", "é", "{}").map(LineRoundTripTest::utf8));
    return names
        .flatMap(name -> contents.map(content -> Tuple.of(name, content)))
        .list()
        .ofMaxSize(5);
  }

  @Provide
  Arbitrary<Long> times() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(0, 4_000_000_000_000L),
        Arbitraries.of(0L, 1_774_791_000_000L, 253_402_300_800_000L, Long.MAX_VALUE));
  }

  private static byte[] avro(int version, String text, Object any) {
    Schema schema = version == 0 ? FIRST : SECOND;
    Object datum =
        new GenericRecordBuilder(schema)
            .set("text", text)
            .set("any", any)
            .set("price", ByteBuffer.wrap(new BigDecimal("-12.3400").unscaledValue().toByteArray()))
            .set("ratio", text == null ? Double.NaN : -0.0)
            .set("at", 1_774_791_000_000_001L)
            .set("tags", text == null ? Map.of() : Map.of("k", text))
            .build();
    return prefixed(IDS.get(version), new DatumBytes().encode(schema, (GenericData.Record) datum));
  }

  private static byte[] prefixed(int id, byte[] payload) {
    return ByteBuffer.allocate(5 + payload.length).put((byte) 0).putInt(id).put(payload).array();
  }

  private static ConsumerRecord<byte[], byte[]> record(
      String topic, byte[] key, byte[] value, List<Tuple2<String, byte[]>> headers, long time) {
    RecordHeaders all = new RecordHeaders();
    headers.forEach(header -> all.add(header.get1(), header.get2()));
    return new ConsumerRecord<>(
        topic, 3, 1, time, TimestampType.CREATE_TIME, 1, 1, key, value, all, Optional.empty());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
