package io.millrace.json;

import static io.millrace.json.JsonText.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.example.Address;
import io.millrace.example.OrderEvent;
import io.millrace.example.OrderLine;
import io.millrace.example.OrderPlaced;
import io.millrace.example.OrderShipped;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;

class AvroJsonTest {
  private static final UUID ID = UUID.fromString("9b2f1f0c-1111-4222-8333-000000000001");
  private static final Instant AT = Instant.parse("2016-11-08T00:00:00Z");

  @Test
  void aGeneratedRecordIsWrittenWithItsLogicalTypesAsText() throws IOException {
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
            List.of(line),
            Map.of("segment", "Consumer"));

    String json = write(OrderEvent.getClassSchema(), new OrderEvent(ID, "O-1", AT, placed));

    assertThat(json)
        .isEqualTo(
            "{\"eventId\":\"9b2f1f0c-1111-4222-8333-000000000001\",\"orderId\":\"O-1\","
                + "\"occurredAt\":\"2016-11-08T00:00:00Z\",\"kind\":{\"io.millrace.example.OrderPlaced\":"
                + "{\"customerId\":\"C-1\",\"shipMode\":\"First Class\",\"shipTo\":{\"country\":\"Austria\","
                + "\"city\":\"Graz\",\"state\":null,\"postalCode\":\"8010\",\"region\":null},"
                + "\"lines\":[{\"productId\":\"P-1\",\"productName\":\"Größe \\\"L\\\"\",\"category\":\"Office\","
                + "\"subCategory\":\"Pens\",\"quantity\":3,\"sales\":2396.2656,\"discount\":0.4500,"
                + "\"profit\":-383.0310}],\"attributes\":{\"segment\":\"Consumer\"}}}}");
  }

  @Test
  void aGenericRecordIsWrittenAsTheGeneratedOne() throws IOException {
    Schema schema = OrderEvent.getClassSchema();
    Schema shipped = schema.getField("kind").schema().getTypes().get(1);
    OrderEvent generated =
        new OrderEvent(ID, "O-1", AT, new OrderShipped(LocalDate.of(2016, 11, 11), "Second Class"));
    GenericData.Record generic =
        new GenericRecordBuilder(schema)
            .set("eventId", ID.toString())
            .set("orderId", "O-1")
            .set("occurredAt", AT.toEpochMilli())
            .set(
                "kind",
                new GenericRecordBuilder(shipped)
                    .set("shippedOn", (int) LocalDate.of(2016, 11, 11).toEpochDay())
                    .set("shipMode", "Second Class")
                    .build())
            .build();

    assertThat(write(schema, generic)).isEqualTo(write(schema, generated));
  }

  @Test
  void aRawDecimalKeepsAllItsDigits() throws IOException {
    Schema schema = LogicalTypes.decimal(38, 4).addToSchema(Schema.create(Schema.Type.BYTES));
    BigDecimal number = new BigDecimal("1234567890123456789012345678901234.5600");

    String json = write(schema, ByteBuffer.wrap(number.unscaledValue().toByteArray()));

    assertThat(json).isEqualTo("1234567890123456789012345678901234.5600");
  }

  @Test
  void bytesAreTextWithOneCharacterAByte() throws IOException {
    byte[] bytes = {0, 65, (byte) 0xFF};

    assertThat(write(Schema.create(Schema.Type.BYTES), ByteBuffer.wrap(bytes)))
        .isEqualTo("\"\\u0000A\u00FF\"");
  }

  @Test
  void aDoubleThatJsonLacksIsAString() throws IOException {
    assertThat(write(Schema.create(Schema.Type.DOUBLE), Double.NaN)).isEqualTo("\"NaN\"");
    assertThat(write(Schema.create(Schema.Type.DOUBLE), Double.NEGATIVE_INFINITY))
        .isEqualTo("\"-Infinity\"");
  }

  @Test
  void aUnionNamesItsBranchOnlyWhereMoreThanOneIsPossible() throws IOException {
    Schema optional = SchemaBuilder.unionOf().nullType().and().stringType().endUnion();
    Schema open = SchemaBuilder.unionOf().nullType().and().stringType().and().longType().endUnion();

    assertThat(write(optional, "a")).isEqualTo("\"a\"");
    assertThat(write(optional, null)).isEqualTo("null");
    assertThat(write(open, 7L)).isEqualTo("{\"long\":7}");
    assertThat(write(open, null)).isEqualTo("null");
  }
}
