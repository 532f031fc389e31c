package io.millrace.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.json.RandomDatum;
import io.millrace.json.RandomSchema;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileBytesTest {
  private static final GenericData PLAIN = new GenericData();
  private static final GenericData CONVERTING = Coding.converting();

  private static final Schema NULLS =
      SchemaBuilder.record("Nulls")
          .fields()
          .name("lists")
          .type()
          .array()
          .items()
          .array()
          .items()
          .nullType()
          .noDefault()
          .endRecord();

  @Property(tries = 3_000)
  void changedBytesAreMalformedOrAValue(@ForAll long seed) {
    Random random = new Random(seed);
    Schema schema = RandomSchema.of(random);
    byte[] bytes = Coding.ours(schema, RandomDatum.of(schema, random), PLAIN);
    for (int i = 0; i < 5; i++) {
      readOrRefuse(schema, mutated(bytes, random), PLAIN);
      readOrRefuse(schema, mutated(bytes, random), CONVERTING);
      skipOrRefuse(schema, mutated(bytes, random));
    }
  }

  private static byte[] mutated(byte[] bytes, Random random) {
    byte[] changed = Arrays.copyOf(bytes, random.nextInt(bytes.length + 12));
    for (int count = random.nextInt(4); count > 0 && changed.length > 0; count--) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt();
    }
    return changed;
  }

  private static void readOrRefuse(Schema schema, byte[] bytes, GenericData data) {
    try {
      DatumDecoder.of(schema, schema, data, Limits.defaults())
          .read(new ByteInput(bytes, 0, bytes.length));
    } catch (MalformedDataException e) {
      assertThat(e).hasMessageMatching("(?s).+");
    }
  }

  private static void skipOrRefuse(Schema schema, byte[] bytes) {
    Schema written =
        SchemaBuilder.record("Skipped").fields().name("x").type(schema).noDefault().endRecord();
    Schema read = SchemaBuilder.record("Skipped").fields().endRecord();
    try {
      DatumDecoder.of(written, read, PLAIN, Limits.defaults())
          .read(new ByteInput(bytes, 0, bytes.length));
    } catch (MalformedDataException e) {
      assertThat(e).hasMessageStartingWith("x");
    }
  }

  @Test
  void everyCutOfARecordIsTruncated() {
    Schema schema =
        SchemaBuilder.record("Order")
            .fields()
            .requiredString("id")
            .requiredDouble("weight")
            .requiredFloat("share")
            .requiredLong("count")
            .requiredBoolean("paid")
            .name("hash")
            .type()
            .fixed("Hash")
            .size(3)
            .noDefault()
            .endRecord();
    byte[] bytes =
        Coding.ours(
            schema,
            new GenericRecordBuilder(schema)
                .set("id", "a-1")
                .set("weight", 1.5)
                .set("share", 0.5f)
                .set("count", Long.MIN_VALUE)
                .set("paid", true)
                .set("hash", new GenericData.Fixed(schema.getField("hash").schema(), new byte[3]))
                .build(),
            PLAIN);

    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> Coding.ours(schema, schema, cut, PLAIN))
          .isInstanceOf(MalformedDataException.class)
          .hasMessageMatching("(id|weight|share|count|paid|hash): .*");
    }
  }

  @Test
  void bytesBehindThePartThatIsGivenAreNotRead() {
    Schema schema = Schema.create(Schema.Type.DOUBLE);
    ByteInput in = new ByteInput(new byte[20], 5, 7);

    assertThatThrownBy(() -> DatumDecoder.of(schema, schema, PLAIN, Limits.defaults()).read(in))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage("8 bytes are needed and 7 are left");
  }

  @ParameterizedTest
  @ValueSource(strings = {"string", "bytes"})
  void aLengthBeyondTheInputTakesNoMemory(String type) {
    assertMalformed(
        new Schema.Parser().parse("\"" + type + "\""), "bytes are needed", 100_000_000L);
    assertMalformed(new Schema.Parser().parse("\"" + type + "\""), "limit", Integer.MAX_VALUE);
    assertMalformed(new Schema.Parser().parse("\"" + type + "\""), "negative length", -1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"array", "map"})
  void aNumberOfItemsBeyondTheInputTakesNoMemory(String type) {
    Schema schema =
        new Schema.Parser()
            .parse(
                "{'type':'%s','items':'long','values':'long'}".formatted(type).replace('\'', '"'));

    assertMalformed(schema, "items of at least", 999_999);
    assertMalformed(schema, "more items than the limit of 1000000", Long.MAX_VALUE);
    assertMalformed(schema, "more items than the limit of 1000000", Long.MIN_VALUE, 0);
    assertMalformed(schema, "a block of negative size", -3, -1);
  }

  /** Each claim is one that the bytes behind it could make true, were it the only one. */
  @ParameterizedTest
  @ValueSource(strings = {"array", "map"})
  void claimsWithinClaimsTakeLittleMemory(String type) {
    Schema tree =
        new Schema.Parser()
            .parse(
                "{'type':'record','name':'Tree','fields':[{'name':'trees','type':{'type':'%s','items':'Tree','values':'Tree'}}]}"
                    .formatted(type)
                    .replace('\'', '"'));
    byte[] level = type.equals("array") ? longs(300_000, 0) : longs(300_000, 0, 0, 0);
    byte[] bytes = new byte[1_000_000];
    for (int i = 0; i < 600; i++) {
      System.arraycopy(level, 0, bytes, i * level.length, level.length);
    }

    long allocated =
        Allocation.of(
            () ->
                assertThatThrownBy(() -> Coding.ours(tree, tree, bytes, PLAIN))
                    .isInstanceOf(MalformedDataException.class)
                    .hasMessageContaining("nested deeper than 1000"));

    assertThat(allocated).isLessThan(64 * 1024 * 1024);
  }

  @Test
  void itemsThatTakeNoBytesAreBoundedForTheWholeDatum() {
    byte[] fits = longs(2, 600_000, 0, 400_000, 0, 0);
    byte[] exceeds = longs(2, 600_000, 0, 400_001, 0, 0);

    assertThat(Coding.ours(NULLS, NULLS, fits, PLAIN)).isNotNull();
    assertThatThrownBy(() -> Coding.ours(NULLS, NULLS, exceeds, PLAIN))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage("lists[1]: more than 1000000 items that take no bytes");
  }

  @Test
  void aLimitIsCountedOverAllBlocksOfAnArray() {
    Schema schema = Schema.createArray(Schema.create(Schema.Type.BOOLEAN));
    DatumDecoder decoder = DatumDecoder.of(schema, schema, PLAIN, new Limits(3, 10, 10));
    byte[] three = {4, 1, 1, 2, 0, 0};
    byte[] four = {4, 1, 1, 4, 0, 1, 0};

    assertThat(decoder.read(new ByteInput(three, 0, three.length)))
        .isEqualTo(List.of(true, true, false));
    assertThatThrownBy(() -> decoder.read(new ByteInput(four, 0, four.length)))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage("more items than the limit of 3");
  }

  @Test
  void aRecordWithinItselfEndsAtTheDepthThatIsAllowed() {
    Schema chain =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "Link", "fields": [
                  {"name": "next", "type": ["null", "Link"]}]}""");
    byte[] deep = new byte[10_000_000];
    Arrays.fill(deep, (byte) 2);

    assertThatThrownBy(() -> Coding.ours(chain, chain, deep, PLAIN))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageMatching("next\\.next\\..*: nested deeper than 1000")
        .message()
        .hasSizeLessThan(400);
    skipOrRefuse(chain, deep);
  }

  @Test
  void arraysWithinArraysEndAtTheDepthThatIsAllowed() {
    Schema tree =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "Tree", "fields": [
                  {"name": "trees", "type": {"type": "array", "items": "Tree"}}]}""");
    byte[] deep = new byte[1_000_000];
    Arrays.fill(deep, (byte) 2);

    assertThatThrownBy(() -> Coding.ours(tree, tree, deep, PLAIN))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("nested deeper than 1000");
    skipOrRefuse(tree, deep);
  }

  @Test
  void aRecordThatAlwaysHoldsItselfEndsToo() {
    Schema endless = Schema.createRecord("Endless", null, null, false);
    endless.setFields(List.of(new Schema.Field("self", endless)));

    assertThatThrownBy(() -> Coding.ours(endless, endless, new byte[0], PLAIN))
        .isInstanceOf(MalformedDataException.class);
  }

  @Test
  void aDatumAfterAFailedOneIsReadAsIfNothingHadBeen() {
    Schema schema = Schema.createArray(Schema.createArray(Schema.create(Schema.Type.NULL)));
    DatumDecoder decoder = DatumDecoder.of(schema, schema, PLAIN, new Limits(3, 10, 2));
    ByteInput in = new ByteInput(longs(2, 3, 0, 3, 0, 0), 0, 6);
    for (int i = 0; i < 5; i++) {
      in.reset(longs(2, 3, 0, 3, 0, 0), 0, 6);
      assertThatThrownBy(() -> decoder.read(in)).isInstanceOf(MalformedDataException.class);
    }

    in.reset(longs(1, 3, 0, 0), 0, 4);

    assertThat(decoder.read(in)).isEqualTo(List.of(Collections.nCopies(3, null)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"int", "long"})
  void aNumberThatDoesNotEndIsRefused(String type) {
    byte[] bytes = new byte[12];
    Arrays.fill(bytes, (byte) -1);
    Schema schema = new Schema.Parser().parse("\"" + type + "\"");

    assertThatThrownBy(() -> Coding.ours(schema, schema, bytes, PLAIN))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageMatching("an? %s takes more than (5|10) bytes".formatted(type));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 2, 1L << 30})
  void aBranchOrSymbolThatTheWriterDoesNotHaveIsRefused(long index) {
    Schema union =
        Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.STRING));
    Schema symbols = Schema.createEnum("E", null, null, List.of("A", "B"));

    assertThatThrownBy(() -> Coding.ours(union, union, longs(index), PLAIN))
        .isInstanceOf(MalformedDataException.class);
    assertThatThrownBy(() -> Coding.ours(symbols, symbols, longs(index), PLAIN))
        .isInstanceOf(MalformedDataException.class);
  }

  private static void assertMalformed(Schema schema, String message, long... numbers) {
    byte[] bytes = longs(numbers);
    assertThatThrownBy(() -> Coding.ours(schema, schema, bytes, PLAIN))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining(message);
  }

  private static byte[] longs(long... numbers) {
    ByteOutput out = new ByteOutput();
    Arrays.stream(numbers).forEach(out::writeLong);
    return out.toByteArray();
  }
}
