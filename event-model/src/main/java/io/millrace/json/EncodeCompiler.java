package io.millrace.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.millrace.binary.ByteOutput;
import io.millrace.json.AvroJsonEncoder.FieldViewer;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Looks up once what encoding values of a schema takes. */
final class EncodeCompiler {
  private final IdentityHashMap<Schema, RecordEncodeNode> records = new IdentityHashMap<>();

  private EncodeCompiler() {}

  static EncodeNode compile(Schema schema) {
    return new EncodeCompiler().node(schema);
  }

  /** Of a record, some of whose fields are shown; not of those of its kind within it. */
  static EncodeNode compile(Schema schema, Set<String> shown, FieldViewer viewer) {
    EncodeCompiler compiler = new EncodeCompiler();
    RecordEncodeNode record = new RecordEncodeNode(schema);
    for (Schema.Field field : schema.getFields()) {
      String name = field.name();
      EncodeNode node = compiler.node(field.schema());
      record.set(field.pos(), shown.contains(name) ? showing(name, node, viewer) : node);
    }
    return record;
  }

  private static EncodeNode showing(String field, EncodeNode node, FieldViewer viewer) {
    return (parser, out) -> {
      viewer.view(field, parser);
      node.encode(parser, out);
    };
  }

  private EncodeNode node(Schema schema) {
    return switch (schema.getType()) {
      case UNION ->
          new UnionEncodeNode(schema, schema.getTypes().stream().map(this::node).toList());
      case RECORD -> record(schema);
      case ARRAY -> array(node(schema.getElementType()));
      case MAP -> map(node(schema.getValueType()));
      case STRING -> string(schema);
      case BYTES, FIXED -> bytes(schema);
      case ENUM -> symbol(schema.getEnumSymbols());
      case INT, LONG -> integer(schema);
      case FLOAT -> (parser, out) -> out.writeFloat(finite(Float.parseFloat(number(parser))));
      case DOUBLE -> (parser, out) -> out.writeDouble(finite(Double.parseDouble(number(parser))));
      case BOOLEAN -> EncodeCompiler::bool;
      case NULL -> (parser, out) -> require(parser.currentToken() == JsonToken.VALUE_NULL);
    };
  }

  private EncodeNode record(Schema schema) {
    RecordEncodeNode known = records.get(schema);
    if (known != null) {
      return known;
    }
    RecordEncodeNode record = new RecordEncodeNode(schema);
    records.put(schema, record);
    for (Schema.Field field : schema.getFields()) {
      record.set(field.pos(), node(field.schema()));
    }
    return record;
  }

  private static EncodeNode array(EncodeNode items) {
    return (parser, out) -> {
      require(parser.currentToken() == JsonToken.START_ARRAY);
      out.enter();
      int start = out.position();
      int count = 0;
      for (; parser.nextToken() != JsonToken.END_ARRAY; count++) {
        items.encode(parser, out);
      }
      endBlock(start, count, out);
      out.leave();
    };
  }

  private static EncodeNode map(EncodeNode values) {
    return (parser, out) -> {
      require(parser.currentToken() == JsonToken.START_OBJECT);
      out.enter();
      int start = out.position();
      Set<String> keys = new HashSet<>();
      for (String key; (key = parser.nextFieldName()) != null; ) {
        require(keys.add(key));
        out.writeString(key);
        parser.nextToken();
        values.encode(parser, out);
      }
      endBlock(start, keys.size(), out);
      out.leave();
    };
  }

  /** Arrays and maps are one block, with the number of their items before it. */
  private static void endBlock(int start, int count, ByteOutput out) {
    if (count > 0) {
      out.insertInt(start, count);
    }
    out.writeInt(0);
  }

  private static EncodeNode string(Schema schema) {
    boolean isUuid = schema.getLogicalType() instanceof LogicalTypes.Uuid;
    return (parser, out) -> {
      require(parser.currentToken() == JsonToken.VALUE_STRING);
      char[] text = parser.getTextCharacters();
      int offset = parser.getTextOffset();
      int length = parser.getTextLength();
      require(!isUuid || UuidForm.isUuid(text, offset, length));
      out.writeChars(text, offset, length);
    };
  }

  private static EncodeNode bytes(Schema schema) {
    BytesForm form = BytesForm.of(schema);
    int size = schema.getType() == Schema.Type.FIXED ? schema.getFixedSize() : -1;
    EncodeNode any =
        (parser, out) -> {
          byte[] bytes = form.read(value(parser), JsonPath.ROOT);
          if (size < 0) {
            out.writeInt(bytes.length);
          } else {
            require(bytes.length == size);
          }
          out.write(bytes, 0, bytes.length);
        };
    return form instanceof DecimalForm decimal ? new DecimalEncodeNode(decimal, any) : any;
  }

  private static EncodeNode symbol(List<String> symbols) {
    Map<String, Integer> ordinals = new HashMap<>();
    for (String symbol : symbols) {
      ordinals.put(symbol, ordinals.size());
    }
    return (parser, out) -> {
      require(parser.currentToken() == JsonToken.VALUE_STRING);
      Integer ordinal = ordinals.get(parser.getText());
      require(ordinal != null);
      out.writeInt(ordinal);
    };
  }

  private static EncodeNode integer(Schema schema) {
    Optional<TimeForm> time = TimeForm.of(schema);
    boolean isInt = schema.getType() == Schema.Type.INT;
    return (parser, out) -> {
      long number;
      if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
        number = parser.getLongValue();
      } else {
        require(time.isPresent() && parser.currentToken() == JsonToken.VALUE_STRING);
        number = time.get().number().applyAsLong(parser.getText());
      }
      out.writeLong(isInt ? Math.toIntExact(number) : number);
    };
  }

  private static String number(JsonParser parser) throws IOException {
    require(parser.currentToken().isNumeric());
    return parser.getText();
  }

  private static float finite(float number) {
    require(Float.isFinite(number));
    return number;
  }

  private static double finite(double number) {
    require(Double.isFinite(number));
    return number;
  }

  private static void bool(JsonParser parser, ByteOutput out) {
    require(parser.currentToken().isBoolean());
    out.writeByte(parser.currentToken() == JsonToken.VALUE_TRUE ? 1 : 0);
  }

  private static JsonValue value(JsonParser parser) throws IOException {
    return JsonValue.of(new ParserTokens(parser), JsonPath.ROOT);
  }

  private static void require(boolean isStraight) {
    if (!isStraight) {
      throw new LongWay();
    }
  }
}
