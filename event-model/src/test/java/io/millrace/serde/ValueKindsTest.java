package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.example.Customer;
import io.millrace.example.OrderCancelled;
import io.millrace.example.OrderEvent;
import io.millrace.serde.EventDecodingException.Reason;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.util.Utf8;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

/** What becomes of values of each kind, and of those that don't fit. */
class ValueKindsTest {
  private static final Customer ADA = new Customer("C-1", "Ada", "Consumer");

  @Test
  void convertedValuesOfGenericRecordsAreWrittenAndReadConverted() {
    Schema schema =
        SchemaBuilder.record("Sale")
            .fields()
            .name("price")
            .type(LogicalTypes.decimal(9, 2).addToSchema(Schema.create(Schema.Type.BYTES)))
            .noDefault()
            .name("day")
            .type(LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT)))
            .noDefault()
            .name("at")
            .type(LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG)))
            .noDefault()
            .name("id")
            .type(LogicalTypes.uuid().addToSchema(Schema.create(Schema.Type.STRING)))
            .noDefault()
            .endRecord();
    GenericRecord sale =
        new GenericRecordBuilder(schema)
            .set("price", new BigDecimal("12.50"))
            .set("day", LocalDate.of(2016, 11, 8))
            .set("at", Instant.parse("2016-11-08T00:00:00.000001Z"))
            .set("id", UUID.fromString("9b2f1f0c-1111-4222-8333-000000000001"))
            .build();
    SerdePair converting =
        SerdePair.of("converting", Map.of("avro.use.logical.type.converters", "true"));

    GenericRecord read = (GenericRecord) converting.pass("t", sale);

    assertThat(List.of(read.get("price"), read.get("day"), read.get("at"), read.get("id")))
        .isEqualTo(List.of(sale.get("price"), sale.get("day"), sale.get("at"), sale.get("id")));
    GenericRecord raw = (GenericRecord) SerdePair.of("raw", Map.of()).pass("t", sale);
    assertThat(raw.get("price")).isEqualTo(ByteBuffer.wrap(new byte[] {4, (byte) 0xE2}));
    assertThat(raw.get("day")).isEqualTo(17_113);
  }

  @Test
  void aDurationIsItsTwelveBytes() {
    Schema twelve = Schema.createFixed("Span", null, null, 12);
    twelve.addProp("logicalType", "duration");
    Schema parsed = new Schema.Parser().parse(twelve.toString());
    byte[] bytes = {1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0};

    Object read =
        SerdePair.of("duration", Map.of()).pass("t", new GenericData.Fixed(parsed, bytes));

    assertThat(((GenericData.Fixed) read).bytes()).isEqualTo(bytes);
  }

  @Test
  void aTextIsAStringWhateverItWasWrittenFrom() {
    SerdePair serdes = SerdePair.of("text", Map.of());

    assertThat(serdes.pass("t", new Utf8("hello"))).isEqualTo("hello");
    assertThat(serdes.pass("t", CharBuffer.wrap("hello"))).isEqualTo("hello");
  }

  @Test
  void aBufferThatIsReadOnlyOrDirectIsWrittenFromItsPositionToItsLimit() {
    SerdePair serdes = SerdePair.of("buffer", Map.of());
    ByteBuffer direct = ByteBuffer.allocateDirect(4);
    direct.put(new byte[] {9, 1, 2, 9}).position(1).limit(3);

    assertThat(serdes.pass("t", direct)).isEqualTo(new byte[] {1, 2});
    assertThat(serdes.pass("t", direct.asReadOnlyBuffer())).isEqualTo(new byte[] {1, 2});
    assertThat(direct.remaining()).isEqualTo(2);
  }

  @Test
  void aPrimitiveIsItselfForWhoReadsGeneratedClasses() {
    SerdePair serdes = SerdePair.of("primitive", Map.of("specific.avro.reader", "true"));

    assertThat(serdes.pass("t-text", "hello")).isEqualTo("hello");
    assertThat(serdes.pass("t-int", 7)).isEqualTo(7);
    assertThat(serdes.pass("t-bytes", new byte[] {1})).isEqualTo(new byte[] {1});
  }

  @Test
  void generatedClassesAreMadeWithinArraysMapsAndUnions() {
    SerdePair serdes = SerdePair.of("within", Map.of("specific.avro.reader", "true"));
    Schema list = Schema.createArray(Customer.getClassSchema());

    Object read = serdes.pass("t", new GenericData.Array<>(list, List.of(ADA)));

    assertThat(read).isEqualTo(List.of(ADA));
  }

  @Test
  void anotherValueThanTheClassIsRefusedWithTopicAndId() {
    SerdePair serdes = SerdePair.of("typed", Map.of("specific.avro.value.type", Customer.class));
    byte[] text = serdes.serializer().serialize("text", "hello");
    int id = ByteBuffer.wrap(text).getInt(1);

    EventDecodingException failure =
        catchThrowableOfType(
            EventDecodingException.class, () -> serdes.deserializer().deserialize("text", text));

    assertThat(failure.reason()).isEqualTo(Reason.UNREADABLE_AS_CLASS);
    assertThat(failure.topic()).isEqualTo("text");
    assertThat(failure.schemaId()).hasValue(id);
    assertThat(failure).hasMessageContaining("text").hasMessageContaining("schema id " + id);
  }

  @Test
  void aFieldOfAnotherTypeIsRefusedByTheSerializer() {
    Schema schema = SchemaBuilder.record("Note").fields().requiredInt("stars").endRecord();
    GenericRecord note = new GenericData.Record(schema);
    note.put("stars", "three");

    assertThatThrownBy(() -> SerdePair.of("misfit", Map.of()).pass("t", note))
        .isInstanceOf(SerializationException.class)
        .hasMessageStartingWith("a value for t doesn't fit its schema Note: ");
  }

  @Test
  void aValueThatAvroDoesNotKnowIsRefusedNamingWhatItKnows() {
    assertThatThrownBy(() -> SerdePair.of("unknown", Map.of()).pass("t", List.of("a")))
        .isInstanceOf(SerializationException.class)
        .hasMessageEndingWith(
            "is no Avro value: give a generated or generic record, a String, byte[], ByteBuffer,"
                + " Integer, Long, Float, Double or Boolean, or set schema.reflection=true");
  }

  @Test
  void aSerdeReadsWhatItWroteAndNamesItsClassItself() {
    OrderEvent cancelled =
        new OrderEvent(UUID.randomUUID(), "O-1", Instant.EPOCH, new OrderCancelled("none"));
    AvroEventSerde<OrderEvent> serde = AvroEventSerde.of(OrderEvent.class);
    AvroEventSerde<Object> generic = new AvroEventSerde<>();
    serde.configure(Map.of("schema.registry.url", "mock://serde"), false);
    generic.configure(Map.of("schema.registry.url", "mock://serde"), false);

    byte[] bytes = serde.serializer().serialize("t", cancelled);

    assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(cancelled);
    assertThat(generic.deserializer().deserialize("t", bytes))
        .isInstanceOfSatisfying(
            GenericRecord.class, record -> assertThat(record.get("orderId")).hasToString("O-1"));
  }

  @Test
  void nothingIsDoneBeforeTheSettingsAreThere() {
    assertThatThrownBy(() -> new AvroEventSerializer<>().serialize("t", "x"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new AvroEventDeserializer<>().deserialize("t", new byte[9]))
        .isInstanceOf(IllegalStateException.class);
  }
}
