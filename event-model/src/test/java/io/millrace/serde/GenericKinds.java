package io.millrace.serde;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.util.Utf8;

/** Values of every type of Avro's that need no class: the primitives, and what is made of them. */
final class GenericKinds {
  private static final Schema SUIT =
      parse("{'type':'enum','name':'Suit','symbols':['CLUBS','HEARTS']}");
  private static final Schema HASH = parse("{'type':'fixed','name':'Hash','size':3}");
  private static final Schema NUMBERS = parse("{'type':'array','items':'long'}");
  private static final Schema TREE =
      parse(
          """
          {'type':'record','name':'Tree','fields':[
            {'name':'size','type':'int'},
            {'name':'left','type':['null','Tree'],'default':null},
            {'name':'rest','type':{'type':'array','items':'Tree'},'default':[]}]}""");
  private static final Schema POINT =
      parse(
          "{'type':'record','name':'Point','fields':[{'name':'x','type':'int'},{'name':'y','type':'int'}]}");

  private GenericKinds() {}

  static List<ValueKind> primitives() {
    byte[] bytes = {0, 1, -1};
    return List.of(
        ValueKind.of("boolean", true),
        ValueKind.of("int", -42),
        ValueKind.of("greatest int", Integer.MAX_VALUE),
        ValueKind.of("long", 1L << 40),
        ValueKind.of("least long", Long.MIN_VALUE),
        ValueKind.of("float", 1.5f),
        ValueKind.of("double", Math.PI),
        ValueKind.of("not a number", Double.NaN),
        ValueKind.of("string", "größer 😀"),
        ValueKind.of("empty string", ""),
        new ValueKind("string as Utf8", new Utf8("text"), "text"),
        ValueKind.of("bytes", bytes),
        ValueKind.of("empty bytes", new byte[0]),
        new ValueKind("bytes in a ByteBuffer", ByteBuffer.wrap(bytes), bytes));
  }

  static List<ValueKind> complex() {
    return List.of(
        ValueKind.of("enum", new GenericData.EnumSymbol(SUIT, "HEARTS")),
        ValueKind.of("fixed", fixed(1, 2, 3)),
        ValueKind.of("array", new GenericData.Array<>(NUMBERS, List.of(1L, -1L, 1L << 40))),
        ValueKind.of("record", point(1, -1)),
        field("null in a record", parse("'null'"), null),
        field("bytes in a record", parse("'bytes'"), ByteBuffer.wrap("text".getBytes(UTF_8))),
        field("enum in a record", SUIT, new GenericData.EnumSymbol(SUIT, "CLUBS")),
        field("fixed in a record", HASH, fixed(-1, 0, 1)),
        field("record in a record", POINT, point(3, 4)),
        field("nullable with a value", parse("['null','string']"), new Utf8("there")),
        field("nullable with null", parse("['null','string']"), null),
        field("first of a union", union(), 7),
        field("named one of a union", union(), point(5, 6)),
        field("enum of a union", union(), new GenericData.EnumSymbol(SUIT, "HEARTS")),
        field("array of a union", union(), List.of(new Utf8("a"), new Utf8(""))),
        field("map of a union", union(), Map.of(new Utf8("k"), 1.25)),
        field("array of records", array(POINT), List.of(point(1, 2), point(3, 4))),
        field("empty array", array(POINT), List.of()),
        field("array of arrays", array(NUMBERS), List.of(List.of(1L, 2L), List.of())),
        field("array of unions", array(parse("['null','int']")), Arrays.asList(1, null)),
        field("map of longs", map(parse("'long'")), Map.of(new Utf8("größe"), 1L)),
        field("empty map", map(parse("'long'")), Map.of()),
        field("map of arrays", map(NUMBERS), Map.of(new Utf8("k"), List.of(1L))),
        ValueKind.of("recursive record", tree()));
  }

  private static GenericRecord tree() {
    GenericRecord leaf = node(1, null, List.of());
    return node(3, leaf, List.of(leaf, node(2, leaf, List.of())));
  }

  private static GenericRecord node(int size, GenericRecord left, List<GenericRecord> rest) {
    return new GenericRecordBuilder(TREE)
        .set("size", size)
        .set("left", left)
        .set("rest", rest)
        .build();
  }

  private static GenericRecord point(int x, int y) {
    return new GenericRecordBuilder(POINT).set("x", x).set("y", y).build();
  }

  private static GenericData.Fixed fixed(int... bytes) {
    return new GenericData.Fixed(
        HASH, new byte[] {(byte) bytes[0], (byte) bytes[1], (byte) bytes[2]});
  }

  private static Schema union() {
    return Schema.createUnion(
        parse("'int'"), POINT, SUIT, array(parse("'string'")), map(parse("'double'")));
  }

  private static Schema array(Schema items) {
    return Schema.createArray(items);
  }

  private static Schema map(Schema values) {
    return Schema.createMap(values);
  }

  private static ValueKind field(String name, Schema type, Object value) {
    return ValueKind.of(name, OneField.of(type, value));
  }

  private static Schema parse(String json) {
    return OneField.parse(json);
  }
}
