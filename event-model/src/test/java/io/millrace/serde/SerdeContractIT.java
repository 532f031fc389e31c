package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.example.Address;
import io.millrace.example.Customer;
import io.millrace.example.OrderCancelled;
import io.millrace.example.OrderEvent;
import io.millrace.example.OrderLine;
import io.millrace.example.OrderPlaced;
import io.millrace.local.LocalStack;
import io.millrace.local.junit.WithLocalStack;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What one serializer writes, another reads: for every kind of value, against the real registry.
 *
 * <p>Runs ours against ours; with the profile {@code confluent}, which puts Confluent's own
 * serializer on the class path, also ours against theirs, theirs against ours, and theirs against
 * theirs, so that the contract is theirs and not our reading of it.
 */
@WithLocalStack
class SerdeContractIT {
  private static final String THEIR_PACKAGE = "io.confluent.kafka.serializers.KafkaAvro";

  /** One side of the contract. */
  private enum Side {
    OURS {
      @Override
      Serializer<Object> serializer() {
        return new AvroEventSerializer<>();
      }

      @Override
      Deserializer<Object> deserializer() {
        return new AvroEventDeserializer<>();
      }
    },
    THEIRS {
      @Override
      @SuppressWarnings("unchecked") // both are of Object
      Serializer<Object> serializer() throws ReflectiveOperationException {
        return (Serializer<Object>) make(THEIR_PACKAGE + "Serializer");
      }

      @Override
      @SuppressWarnings("unchecked") // both are of Object
      Deserializer<Object> deserializer() throws ReflectiveOperationException {
        return (Deserializer<Object>) make(THEIR_PACKAGE + "Deserializer");
      }
    };

    abstract Serializer<Object> serializer() throws ReflectiveOperationException;

    abstract Deserializer<Object> deserializer() throws ReflectiveOperationException;

    private static Object make(String type)
        throws ClassNotFoundException,
            NoSuchMethodException,
            InstantiationException,
            IllegalAccessException,
            InvocationTargetException {
      return Class.forName(type).getDeclaredConstructor().newInstance();
    }
  }

  private static List<Side> sides() {
    try {
      Class.forName(THEIR_PACKAGE + "Serializer");
      return List.of(Side.values());
    } catch (ClassNotFoundException e) {
      return List.of(Side.OURS);
    }
  }

  static Stream<Arguments> genericValues() {
    Schema decimal = LogicalTypes.decimal(12, 3).addToSchema(Schema.create(Schema.Type.BYTES));
    Schema suit = SchemaBuilder.enumeration("Suit").symbols("CLUBS", "HEARTS");
    Schema hash = SchemaBuilder.fixed("Hash").size(3);
    Schema tree =
        new Schema.Parser()
            .parse(
                "{\"type\":\"record\",\"name\":\"Tree\",\"fields\":[{\"name\":\"size\",\"type\":\"int\"},"
                    + "{\"name\":\"left\",\"type\":[\"null\",\"Tree\"],\"default\":null}]}");
    Schema all =
        SchemaBuilder.record("All")
            .fields()
            .name("money")
            .type(decimal)
            .noDefault()
            .name("suit")
            .type(suit)
            .noDefault()
            .name("hash")
            .type(hash)
            .noDefault()
            .name("tree")
            .type(tree)
            .noDefault()
            .name("either")
            .type()
            .unionOf()
            .nullType()
            .and()
            .stringType()
            .and()
            .longType()
            .endUnion()
            .noDefault()
            .name("tags")
            .type()
            .array()
            .items()
            .stringType()
            .noDefault()
            .name("counts")
            .type()
            .map()
            .values()
            .longType()
            .noDefault()
            .endRecord();
    GenericRecord leaf = new GenericRecordBuilder(tree).set("size", 1).build();
    GenericRecord value =
        new GenericRecordBuilder(all)
            .set(
                "money", ByteBuffer.wrap(new BigDecimal("-1234.567").unscaledValue().toByteArray()))
            .set("suit", new GenericData.EnumSymbol(suit, "HEARTS"))
            .set("hash", new GenericData.Fixed(hash, new byte[] {1, 2, 3}))
            .set("tree", new GenericRecordBuilder(tree).set("size", 2).set("left", leaf).build())
            .set("either", 7L)
            .set("tags", List.of("a", "größer", ""))
            .set("counts", Map.of("x", 1L << 40))
            .build();
    return pairs(
        value, "a text", "", 42, 1L << 40, 1.5f, Math.PI, true, new byte[] {0, 1}, new byte[0]);
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @MethodSource("genericValues")
  void aValueComesBackEqual(Side writer, Side reader, Object value, LocalStack stack)
      throws ReflectiveOperationException {
    Object read = pass(writer, reader, value, Map.of(), stack);

    if (value instanceof GenericRecord) {
      assertThat(read).hasToString(value.toString());
    } else {
      assertThat(read).isEqualTo(value);
    }
  }

  static Stream<Arguments> generatedValues() {
    Instant at = Instant.parse("2016-11-08T00:00:00Z");
    OrderLine line =
        new OrderLine(
            "P-1",
            "Größe \"L\"",
            "Office",
            "Pens",
            3,
            new BigDecimal("2396.2656"),
            new BigDecimal("0.4500"),
            new BigDecimal("-383.0310"));
    OrderPlaced placed =
        new OrderPlaced(
            "C-1",
            "First Class",
            new Address("Austria", "Graz", null, "8010", null),
            List.of(line, line),
            Map.of("segment", "Consumer"));
    return pairs(
        new OrderEvent(new UUID(1, 2), "O-1", at, placed),
        new OrderEvent(new UUID(3, 4), "O-1", at, new OrderCancelled("no more")),
        new Customer("C-1", "Ada", "Consumer"));
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @MethodSource("generatedValues")
  void aGeneratedRecordComesBackEqual(Side writer, Side reader, Object value, LocalStack stack)
      throws ReflectiveOperationException {
    assertThat(pass(writer, reader, value, Map.of("specific.avro.reader", "true"), stack))
        .isEqualTo(value);
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @MethodSource("generatedValues")
  void bothWriteTheSameBytes(Side writer, Side other, Object value, LocalStack stack)
      throws ReflectiveOperationException {
    // Their schema of a generated class keeps Java's hints unless told not to, and so has another
    // id.
    Map<String, String> settings = Map.of("avro.remove.java.properties", "true");
    String topic = topic(value);

    byte[] a = serializer(writer, settings, stack).serialize(topic, value);
    byte[] b = serializer(other, settings, stack).serialize(topic, value);

    assertThat(Arrays.copyOfRange(a, 5, a.length)).isEqualTo(Arrays.copyOfRange(b, 5, b.length));
    assertThat(Arrays.copyOf(a, 5)).isEqualTo(Arrays.copyOf(b, 5));
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @MethodSource("generatedValues")
  void subjectsHaveTheSameNames(Side writer, Side other, Object value, LocalStack stack)
      throws ReflectiveOperationException {
    Map<String, String> register =
        Map.of(
            "avro.remove.java.properties", "true",
            "value.subject.name.strategy",
                "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy");
    Map<String, String> lookUp = new HashMap<>(register);
    lookUp.put("auto.register.schemas", "false");
    String topic = "contract-subject-" + writer;

    byte[] a = serializer(writer, register, stack).serialize(topic, value);
    byte[] b = serializer(other, lookUp, stack).serialize(topic, value);

    assertThat(a).isEqualTo(b);
  }

  private static Stream<Arguments> pairs(Object... values) {
    List<Arguments> pairs = new ArrayList<>();
    for (Side writer : sides()) {
      for (Side reader : sides()) {
        for (Object value : values) {
          pairs.add(Arguments.of(writer, reader, value));
        }
      }
    }
    return pairs.stream();
  }

  private static Object pass(
      Side writer, Side reader, Object value, Map<String, String> settings, LocalStack stack)
      throws ReflectiveOperationException {
    String topic = topic(value);
    byte[] bytes = serializer(writer, settings, stack).serialize(topic, value);
    Deserializer<Object> deserializer = reader.deserializer();
    deserializer.configure(config(settings, stack), false);
    return deserializer.deserialize(topic, bytes);
  }

  private static Serializer<Object> serializer(
      Side side, Map<String, String> settings, LocalStack stack)
      throws ReflectiveOperationException {
    Serializer<Object> serializer = side.serializer();
    serializer.configure(config(settings, stack), false);
    return serializer;
  }

  private static Map<String, Object> config(Map<String, String> settings, LocalStack stack) {
    Map<String, Object> config = new HashMap<>(settings);
    config.put("schema.registry.url", stack.registryUrl());
    return config;
  }

  private static String topic(Object value) {
    String type =
        value instanceof GenericRecord record
            ? record.getSchema().getName()
            : value.getClass().getSimpleName().replace("[]", "s");
    return "contract-" + type;
  }
}
