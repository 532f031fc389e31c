package io.millrace.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Type;
import org.apache.avro.generic.GenericData;
import org.apache.avro.reflect.ReflectData;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatumEncoderTest {
  private static final GenericData DATA = new GenericData();
  private static final Schema INTS = Schema.createArray(Schema.create(Type.INT));
  private static final Schema UNIT = Schema.createEnum("Unit", null, null, List.of("DAYS", "new"));
  private static final Schema HASH = Schema.createFixed("Hash", null, null, 2);

  /** As Avro names the constant of a symbol that is a word of Java's. */
  private enum Unit {
    DAYS,
    new$
  }

  @Test
  void anyNumberThatIsAnIntOrALongIsWritten() {
    for (Object one : List.of(1, 1L, (short) 1, (byte) 1, 1.0, BigInteger.ONE, BigDecimal.ONE)) {
      assertThat(Coding.ours(Schema.create(Type.INT), one, DATA)).containsExactly(2);
      assertThat(Coding.ours(Schema.create(Type.LONG), one, DATA)).containsExactly(2);
    }
  }

  @Test
  void aNumberThatAnIntOrALongDoesNotHoldIsRefused() {
    for (Object number : List.of(1L << 31, 1.5, Double.NaN, BigInteger.ONE.shiftLeft(64))) {
      assertMismatch(
          Schema.create(Type.INT),
          number,
          "expected an int, found a " + number.getClass().getName() + " that is none");
    }
    for (Object number : List.of(1.5f, 1e30, BigInteger.ONE.shiftLeft(63))) {
      assertMismatch(Schema.create(Type.LONG), number, "expected a long, found a");
    }
  }

  @Test
  void aValueOfAnotherTypeIsRefused() {
    for (Type type :
        List.of(
            Type.BOOLEAN, Type.INT, Type.LONG, Type.FLOAT, Type.DOUBLE, Type.STRING, Type.BYTES)) {
      assertMismatch(Schema.create(type), new Object(), "found a java.lang.Object");
      assertMismatch(Schema.create(type), null, "found null");
    }
    for (Schema schema : List.of(INTS, Schema.createMap(INTS), UNIT, HASH)) {
      assertMismatch(schema, "text", "found a java.lang.String");
      assertMismatch(schema, null, "found null");
    }
    assertMismatch(Schema.create(Type.NULL), 1, "expected null, found a java.lang.Integer");
    assertMismatch(
        HASH,
        new GenericData.Fixed(HASH, new byte[3]),
        "expected a fixed Hash of 2 bytes, found 3");
    assertMismatch(
        Schema.createUnion(INTS, UNIT),
        1,
        "expected one of [array, Unit], found a java.lang.Integer");
    assertMismatch(
        Schema.createMap(INTS), Map.of("a", List.of(1, "b")), "[\"a\"][1]: expected an int");
    Map<String, Object> withNull = new HashMap<>();
    withNull.put(null, INTS);
    assertMismatch(Schema.createMap(INTS), withNull, "expected a key, found null");
  }

  @Test
  void theNullOfASchemasDefaultsIsNull() {
    Schema union = Schema.createUnion(INTS, Schema.create(Type.NULL));

    assertThat(Coding.ours(union, JsonProperties.NULL_VALUE, DATA)).containsExactly(2);
    assertThat(Coding.ours(union, null, DATA)).containsExactly(2);
  }

  @Test
  void bytesAreWrittenFromTheirPositionWhichStays() {
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(5).put(new byte[] {1, 2, 3, 4, 5}).position(1).limit(3);

    assertThat(Coding.ours(Schema.create(Type.BYTES), bytes, DATA)).containsExactly(4, 2, 3);
    assertThat(bytes.position()).isEqualTo(1);
  }

  @Test
  void aConstantIsWrittenByItsName() {
    Schema turned = Schema.createEnum("Unit", null, null, List.of("new", "DAYS"));

    assertThat(Coding.ours(UNIT, Unit.new$, SpecificData.get())).containsExactly(2);
    assertThat(Coding.ours(turned, Unit.new$, SpecificData.get())).containsExactly(0);
    assertThat(Coding.ours(UNIT, new GenericData.EnumSymbol(UNIT, "new"), DATA)).containsExactly(2);
    assertMismatch(UNIT, TimeUnit.HOURS, "HOURS is no symbol of the enum Unit");
  }

  @Test
  void anyCollectionIsAnArray() {
    for (Collection<Integer> items :
        List.of(
            List.of(1, 2),
            new TreeSet<>(List.of(1, 2)),
            new ArrayDeque<>(List.of(1, 2)),
            new GenericData.Array<>(INTS, List.of(1, 2)))) {
      assertThat(Coding.ours(INTS, items, DATA)).containsExactly(4, 2, 4, 0);
    }
    assertThat(Coding.ours(INTS, List.of(), DATA)).containsExactly(0);
  }

  @Test
  void aCollectionThatLiesAboutItsSizeIsRefused() {
    assertMismatch(INTS, lying(List.of(1, 2), 3), "the array changed while it was written");
    assertMismatch(
        INTS,
        new ArrayDeque<>(List.of(1, 2)) {
          private static final long serialVersionUID = 1L;

          @Override
          public int size() {
            return 3;
          }
        },
        "the array changed while it was written");
    assertMismatch(
        Schema.createMap(Schema.create(Type.INT)),
        new HashMap<>(Map.of("a", 1)) {
          private static final long serialVersionUID = 1L;

          @Override
          public int size() {
            return 2;
          }
        },
        "the map changed while it was written");
  }

  private static List<Integer> lying(List<Integer> items, int size) {
    return new ArrayList<>(items) {
      private static final long serialVersionUID = 1L;

      @Override
      public int size() {
        return size;
      }
    };
  }

  @Test
  void dataInACircleIsRefused() {
    Schema tree =
        new Schema.Parser()
            .parse(
                """
        {"type": "record", "name": "Tree", "fields": [
          {"name": "trees", "type": {"type": "array", "items": "Tree"}}]}""");
    GenericData.Record circle = new GenericData.Record(tree);
    circle.put(0, Arrays.asList(circle));

    assertMismatch(tree, circle, "nested too deep, or in a circle");
  }

  @ParameterizedTest
  @ValueSource(strings = {"array", "map"})
  void anEmptyCollectionTooDeepToBeReadIsRefused(String type) {
    Schema trees =
        new Schema.Parser()
            .parse(
                "{'type':'%1$s','%2$s':{'type':'record','name':'Tree','fields':[{'name':'trees','type':{'type':'%1$s','%2$s':'Tree'}}]}}"
                    .formatted(type, type.equals("array") ? "items" : "values")
                    .replace('\'', '"'));

    byte[] deep = Coding.ours(trees, nested(trees, 499), DATA);
    assertThat(Coding.ours(trees, trees, deep, DATA)).isNotNull();
    assertMismatch(trees, nested(trees, 500), "nested too deep, or in a circle");
  }

  /** Trees within each other, the innermost without any: as a list, or as a map of one entry. */
  private static Object nested(Schema trees, int depth) {
    boolean isArray = trees.getType() == Type.ARRAY;
    Schema tree = isArray ? trees.getElementType() : trees.getValueType();
    Object value = isArray ? List.of() : Map.of();
    for (int i = 0; i < depth; i++) {
      GenericData.Record record = new GenericData.Record(tree);
      record.put(0, value);
      value = isArray ? List.of(record) : Map.of("k", record);
    }
    return value;
  }

  @Test
  void aNullBehindManyBranchesIsWritten() {
    List<Schema> branches = new ArrayList<>();
    for (int i = 0; i < 65; i++) {
      branches.add(Schema.createFixed("F" + i, null, null, 1));
    }
    branches.add(Schema.create(Type.NULL));
    Schema union = Schema.createUnion(branches);

    byte[] bytes = Coding.ours(union, null, DATA);

    assertThat(bytes).isEqualTo(Coding.avros(union, null, DATA));
    assertThat(Coding.ours(union, union, bytes, DATA)).isNull();
  }

  @Test
  void aFailedWriteLeavesNoTraceInTheNext() {
    ByteOutput out = new ByteOutput();
    DatumEncoder encoder = DatumEncoder.of(INTS, DATA);
    assertThatThrownBy(() -> encoder.write(List.of(1, "b"), out))
        .isInstanceOf(DatumMismatchException.class);

    out.reset();
    encoder.write(List.of(3), out);

    assertThat(out.toByteArray()).containsExactly(2, 6, 0);
  }

  @Test
  void moreKindsOfRecordsThanAreRememberedAreWritten() {
    Schema union =
        new Schema.Parser()
            .parse("[\"null\", {\"type\": \"record\", \"name\": \"R\", \"fields\": []}]");
    DatumEncoder encoder = DatumEncoder.of(union, DATA);
    for (int i = 0; i < 100; i++) {
      Schema own =
          new Schema.Parser().parse("{\"type\": \"record\", \"name\": \"R\", \"fields\": []}");
      ByteOutput out = new ByteOutput();
      encoder.write(new GenericData.Record(own), out);
      assertThat(out.toByteArray()).containsExactly(2);
    }
  }

  @Test
  void recordsByReflectionAreLeftToAvro() {
    assertThatThrownBy(() -> DatumEncoder.of(INTS, ReflectData.get()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DatumDecoder.of(INTS, INTS, ReflectData.get(), Limits.defaults()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertMismatch(Schema schema, Object datum, String message) {
    assertThatThrownBy(() -> Coding.ours(schema, datum, DATA))
        .isInstanceOf(DatumMismatchException.class)
        .hasMessageContaining(message);
  }
}
