package io.millrace.producer.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.spelling.NearestName;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Makes the converters of schemas. */
final class Converters {
  private static final Map<String, Boolean> BOOLEANS =
      Map.ofEntries(
          Map.entry("true", true),
          Map.entry("false", false),
          Map.entry("t", true),
          Map.entry("f", false),
          Map.entry("yes", true),
          Map.entry("no", false),
          Map.entry("y", true),
          Map.entry("n", false),
          Map.entry("1", true),
          Map.entry("0", false));

  private final Numbers numbers;
  private final Times times;

  Converters(CellText text) {
    this.numbers = new Numbers(text.numbers());
    this.times = text.times();
  }

  /** One that takes null too, where the schema does, and scalars of JSON by what they hold. */
  Converter of(Schema schema) {
    if (schema.getType() == Schema.Type.UNION) {
      return union(schema);
    }
    if (schema.getType() == Schema.Type.NULL) {
      return Converters::nothing;
    }
    Converter plain = plain(schema);
    Converter json = jsonOf(schema, plain);
    return cell -> {
      if (cell instanceof JsonNode node) {
        if (node.isNull()) {
          throw new Misfit("it is null");
        }
        return json.convert(node);
      }
      if (cell == null) {
        throw new Misfit("it is empty");
      }
      return plain.convert(cell);
    };
  }

  /** Of the time of an event, as an Instant: a number counts milliseconds since 1970. */
  Converter timestamp() {
    return cell -> {
      Object plain = cell instanceof JsonNode node && node.isValueNode() ? scalar(node) : cell;
      if (isNull(cell)) {
        throw new Misfit("it is empty");
      }
      Instant time =
          plain instanceof Number
              ? Instant.ofEpochMilli(numbers.whole(plain))
              : times.instant(plain);
      if (time.isBefore(Instant.EPOCH)) {
        throw new Misfit("%s is before 1970, where Kafka's time begins".formatted(time));
      }
      return time;
    };
  }

  private Converter union(Schema schema) {
    List<Schema> branches = Unions.branches(schema);
    if (branches.size() == 1) {
      Converter only = of(branches.get(0));
      return schema.isNullable() ? cell -> isNull(cell) ? null : only.convert(cell) : only;
    }
    return Unions.onlyFitting(schema, schema.getTypes().stream().map(this::of).toList());
  }

  static boolean isNull(Object cell) {
    return cell == null || (cell instanceof JsonNode node && node.isNull());
  }

  private static Object nothing(Object cell) throws Misfit {
    if (isNull(cell)) {
      return null;
    }
    throw new Misfit("%s isn't null".formatted(Quoted.of(cell)));
  }

  /** JSON's bytes are text of another kind than those of a cell of text. */
  private static Converter jsonOf(Schema schema, Converter plain) {
    boolean isBytes =
        schema.getLogicalType() == null
            && (schema.getType() == Schema.Type.BYTES || schema.getType() == Schema.Type.FIXED);
    Converter json = JsonConverter.of(schema);
    return isBytes
        ? json
        : cell -> {
          JsonNode node = (JsonNode) cell;
          return node.isContainerNode() ? json.convert(node) : plain.convert(scalar(node));
        };
  }

  private static Object scalar(JsonNode node) {
    return node.isNumber()
        ? node.numberValue()
        : node.isBoolean() ? (Object) node.booleanValue() : node.asText();
  }

  private Converter plain(Schema schema) {
    return Optional.ofNullable(schema.getLogicalType())
        .flatMap(type -> logical(schema, type))
        .orElseGet(() -> unlogical(schema));
  }

  private Converter unlogical(Schema schema) {
    return switch (schema.getType()) {
      case BOOLEAN -> Converters::bool;
      case INT -> numbers::toInt;
      case LONG -> numbers::toLong;
      case FLOAT -> numbers::toFloat;
      case DOUBLE -> numbers::toDouble;
      case STRING -> Texts.asString(schema);
      case BYTES, FIXED -> Bytes.of(schema);
      case ENUM -> symbol(schema);
      case ARRAY -> array(schema);
      default -> JsonConverter.of(schema);
    };
  }

  private Optional<Converter> logical(Schema schema, LogicalType type) {
    if (type instanceof LogicalTypes.Decimal decimal) {
      return Optional.of(DecimalConverter.of(schema, decimal, numbers));
    }
    if (type instanceof LogicalTypes.BigDecimal) {
      return Optional.of(bigDecimal(schema, type));
    }
    return switch (type.getName()) {
      case "uuid" -> Optional.of(Uuids.of(schema));
      case "duration" -> Optional.of(JsonConverter.ofText(schema));
      default -> TimeConverters.of(schema, numbers, times);
    };
  }

  private Converter bigDecimal(Schema schema, LogicalType type) {
    Conversions.BigDecimalConversion conversion = new Conversions.BigDecimalConversion();
    return cell -> {
      BigDecimal number = numbers.decimal(cell, "number");
      return conversion.toBytes(number, schema, type);
    };
  }

  private static Object bool(Object cell) throws Misfit {
    if (cell instanceof Boolean) {
      return cell;
    }
    Boolean value =
        cell instanceof String text ? BOOLEANS.get(text.toLowerCase(Locale.ROOT)) : null;
    if (value == null) {
      throw new Misfit("%s is neither true nor false".formatted(Quoted.of(cell)));
    }
    return value;
  }

  private static Converter symbol(Schema schema) {
    return cell -> {
      String text = Texts.of(cell);
      if (!schema.hasEnumSymbol(text)) {
        throw new Misfit(
            "%s is no symbol of %s%s"
                .formatted(
                    Quoted.of(text),
                    schema.getName(),
                    NearestName.hint(text, schema.getEnumSymbols())));
      }
      return new GenericData.EnumSymbol(schema, text);
    };
  }

  /** A list of cells, as a query gives it, or an array in JSON. */
  private Converter array(Schema schema) {
    Converter element = of(schema.getElementType());
    Converter json = JsonConverter.of(schema);
    return cell -> {
      if (!(cell instanceof List<?> list)) {
        return json.convert(cell);
      }
      GenericData.Array<Object> array = new GenericData.Array<>(list.size(), schema);
      for (Object item : list) {
        try {
          array.add(element.convert(item));
        } catch (Misfit e) {
          throw new Misfit("[%d]%s".formatted(array.size(), e.within()), e.getMessage());
        }
      }
      return array;
    };
  }
}
