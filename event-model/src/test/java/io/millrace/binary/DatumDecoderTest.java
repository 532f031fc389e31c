package io.millrace.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Type;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.reflect.ReflectData;
import org.apache.avro.reflect.ReflectDatumReader;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;

class DatumDecoderTest {
  private static final GenericData DATA = new GenericData();

  private static final Schema OLD_ITEMS =
      record(
          "Basket",
          "{'name':'lines','type':{'type':'array','items':{'type':'record','name':'Line','fields':[{'name':'id','type':'int'}]}}}");
  private static final Schema NEW_ITEMS =
      record(
          "Basket",
          "{'name':'lines','type':{'type':'array','items':{'type':'record','name':'Line','fields':[{'name':'id','type':'int'},"
              + "{'name':'note','type':'string','default':'none'},{'name':'weight','type':'double','default':1.5}]}}}");
  private static final byte[] BASKET = {4, 2, 4, 0};

  @Test
  void oldItemsAreReadThoughTheReadersAreLarger() {
    GenericRecord basket = (GenericRecord) Coding.ours(OLD_ITEMS, NEW_ITEMS, BASKET, DATA);

    assertThat(basket)
        .hasToString(
            "{\"lines\": [{\"id\": 1, \"note\": \"none\", \"weight\": 1.5}, {\"id\": 2, \"note\": \"none\", \"weight\": 1.5}]}");
  }

  /** A record by reflection. */
  public static final class Basket {
    List<Line> lines;
  }

  /** An item with fields that it didn't always have. */
  public static final class Line {
    int id;
    String note;
    double weight;
  }

  @Test
  void oldItemsAreReadByReflectionToo() throws IOException {
    ReflectData data =
        new ReflectData() {
          @Override
          @SuppressWarnings("rawtypes") // as Avro declares it
          public Class getClass(Schema schema) {
            return switch (schema.getFullName()) {
              case "Basket" -> Basket.class;
              case "Line" -> Line.class;
              default -> super.getClass(schema);
            };
          }
        };
    ByteInput in = new ByteInput(BASKET, 0, BASKET.length);

    Basket basket =
        new ReflectDatumReader<Basket>(OLD_ITEMS, NEW_ITEMS, data)
            .read(null, in.asDecoder(Limits.defaults()));

    assertThat(basket.lines).extracting(line -> line.id).containsExactly(1, 2);
    assertThat(basket.lines).extracting(line -> line.weight).containsExactly(1.5, 1.5);
    assertThat(in.remaining()).isZero();
  }

  @Test
  void blocksWithTheirSizeInBytesAreReadAndSkipped() {
    Schema both =
        record(
            "Both",
            "{'name':'items','type':{'type':'array','items':'int'}}",
            "{'name':'map','type':{'type':'map','values':'int'}}",
            "{'name':'end','type':'int'}");
    Schema end = record("Both", "{'name':'end','type':'int'}");
    byte[] bytes = {3, 4, 2, 4, 2, 6, 0, 1, 6, 2, 'k', 8, 0, 10};

    GenericRecord all = (GenericRecord) Coding.ours(both, both, bytes, DATA);

    assertThat(all.get("items")).isEqualTo(List.of(1, 2, 3));
    assertThat(all.get("map")).isEqualTo(Map.of(new Utf8("k"), 4));
    assertThat(((GenericRecord) Coding.ours(both, end, bytes, DATA)).get("end")).isEqualTo(5);
  }

  @Test
  void aSkippedBlockLongerThanTheInputIsMalformed() {
    Schema items = record("R", "{'name':'items','type':{'type':'array','items':'int'}}");

    assertThatThrownBy(() -> Coding.ours(items, record("R"), new byte[] {1, 100, 0}, DATA))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage("items: 50 bytes are needed and 1 are left");
  }

  @Test
  void aSymbolThatTheReaderDoesNotKnowIsToldOrReadAsTheDefault() {
    Schema written = Schema.createEnum("Kind", null, null, List.of("A", "B", "C"));
    Schema read = Schema.createEnum("Kind", null, null, List.of("B", "A"));
    Schema lenient = Schema.createEnum("Kind", null, null, List.of("B", "A"), "B");
    byte[] c = {4};

    assertThat(Coding.ours(written, read, new byte[] {0}, DATA)).hasToString("A");
    assertThat(Coding.ours(written, lenient, c, DATA)).hasToString("B");
    assertThatThrownBy(() -> Coding.ours(written, read, c, DATA))
        .isInstanceOfSatisfying(
            UnknownBranchException.class, e -> assertThat(e.name()).isEqualTo("C"))
        .hasMessage("the writer's C is no symbol of the reader's enum Kind, which has no default");
  }

  @Test
  void schemasThatNothingIsReadableWithAreRefusedBeforeTheFirstValue() {
    assertUnresolvable(
        Schema.create(Type.INT), Schema.create(Type.STRING), "Found int, expecting string");
    assertUnresolvable(
        record("R"), record("R", "{'name':'a','type':'int'}"), "missing required field a");
    assertUnresolvable(
        record("R", "{'name':'a','type':'int'}"),
        record("R", "{'name':'a','type':'boolean'}"),
        "a: Found int, expecting boolean");
    assertUnresolvable(
        Schema.createUnion(Schema.create(Type.INT), Schema.create(Type.LONG)),
        Schema.create(Type.BYTES),
        "Found int");
  }

  @Test
  void whatOnlySomeValuesShowFailsWhenItIsMet() {
    Schema written = Schema.createArray(Schema.create(Type.INT));
    Schema read = Schema.createArray(Schema.create(Type.STRING));

    assertThat(Coding.ours(written, read, new byte[] {0}, DATA)).isEqualTo(List.of());
    assertThatThrownBy(() -> Coding.ours(written, read, new byte[] {2, 2, 0}, DATA))
        .isInstanceOf(AvroTypeException.class)
        .hasMessage("Found int, expecting string");
  }

  /** Looked at once for each use, it would be 2 to the power of 40 records. */
  @Test
  void aSchemaThatUsesEachRecordTwiceIsLookedAtOnce() {
    Schema level = record("Level", "{'name':'a','type':'int'}");
    for (int i = 0; i < 40; i++) {
      level =
          Schema.createRecord(
              "Level" + i,
              null,
              null,
              false,
              List.of(new Schema.Field("left", level), new Schema.Field("right", level)));
    }
    Schema root = level;
    Schema array = Schema.createArray(root);

    assertThatThrownBy(() -> Coding.ours(root, root, new byte[] {2, 4}, DATA))
        .isInstanceOf(MalformedDataException.class);
    assertThat(Coding.ours(array, array, new byte[] {0}, DATA)).isEqualTo(List.of());
    assertThatThrownBy(() -> Coding.ours(array, array, new byte[] {2, 2, 0}, DATA))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage("1 items of at least 268435456 bytes, and 2 bytes are left");
  }

  @Test
  void oneDecoderReadsMoreThanOneDatumOfAnInput() {
    Schema schema = Schema.create(Type.INT);
    DatumDecoder decoder = DatumDecoder.of(schema, schema, DATA, Limits.defaults());
    ByteInput in = new ByteInput(new byte[] {9, 2, 4, 9}, 1, 2);

    assertThat(decoder.read(in)).isEqualTo(1);
    assertThat(in.remaining()).isEqualTo(1);
    assertThat(decoder.read(in)).isEqualTo(2);
    assertThatThrownBy(() -> decoder.read(in)).isInstanceOf(MalformedDataException.class);
  }

  private static void assertUnresolvable(Schema written, Schema read, String message) {
    assertThatThrownBy(() -> DatumDecoder.of(written, read, DATA, Limits.defaults()))
        .isInstanceOf(AvroTypeException.class)
        .hasMessageContaining(message);
  }

  private static Schema record(String name, String... fields) {
    return new Schema.Parser()
        .parse(
            "{'type':'record','name':'%s','fields':[%s]}"
                .formatted(name, String.join(",", fields))
                .replace('\'', '"'));
  }
}
