package io.millrace.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.example.Address;
import io.millrace.example.Customer;
import io.millrace.example.OrderCancelled;
import io.millrace.example.OrderEvent;
import io.millrace.example.OrderLine;
import io.millrace.example.OrderPlaced;
import io.millrace.example.OrderShipped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratedRecordTest {
  private static final Schema ORDER = OrderEvent.getClassSchema();
  private static final SpecificData DATA = new OrderEvent().getSpecificData();
  private static final DatumEncoder ENCODER = DatumEncoder.of(ORDER, DATA);

  static List<OrderEvent> orders() {
    return List.of(
        order(placed(line("71.3720"), line("-0.0001"))),
        order(placed()),
        order(new OrderShipped(LocalDate.of(2016, 11, 8), "Second Class")),
        order(new OrderCancelled("lost")));
  }

  @ParameterizedTest
  @MethodSource("orders")
  void anOrderIsWrittenAsAvroWritesIt(OrderEvent order) {
    assertThat(Coding.ours(ORDER, order, DATA)).isEqualTo(Coding.avros(ORDER, order, DATA));
  }

  @ParameterizedTest
  @MethodSource("orders")
  void anOrderReadsBackToItsClasses(OrderEvent order) {
    OrderEvent back =
        (OrderEvent) Coding.ours(ORDER, ORDER, Coding.avros(ORDER, order, DATA), new ExampleData());

    assertThat(back).isEqualTo(order);
    assertThat(back.getKind()).isInstanceOf(order.getKind().getClass());
  }

  @Test
  void aRecordWithoutLogicalTypesIsWrittenAndReadToo() {
    Schema schema = Customer.getClassSchema();
    Customer customer = new Customer("SF-20065", "Łukasz 🦊", "Consumer");
    byte[] bytes = Coding.ours(schema, customer, SpecificData.get());

    assertThat(bytes).isEqualTo(Coding.avros(schema, customer, SpecificData.get()));
    assertThat(Coding.ours(schema, schema, bytes, new ExampleData())).isEqualTo(customer);
  }

  @Test
  void aGenericRecordOfTheSameSchemaIsWrittenToTheSameBytes() {
    OrderEvent order = orders().get(0);
    byte[] bytes = Coding.ours(ORDER, order, DATA);
    GenericRecord generic = (GenericRecord) Coding.ours(ORDER, ORDER, bytes, new GenericData());

    assertThat(Coding.ours(ORDER, generic, DATA)).isEqualTo(bytes);
  }

  @Test
  void theListAndTheMapThatAreReadCanBeChanged() {
    byte[] bytes = Coding.ours(ORDER, orders().get(0), DATA);
    OrderPlaced read =
        (OrderPlaced) ((OrderEvent) Coding.ours(ORDER, ORDER, bytes, new ExampleData())).getKind();

    read.getLines().add(line("1.0000"));
    read.getAttributes().put("channel", "web");

    assertThat(read.getLines()).hasSize(3);
    assertThat(read.getAttributes()).hasSize(2);
  }

  @Test
  void aDefaultIsNewForEachRecord() {
    Schema older =
        new Schema.Parser()
            .parse(
                ORDER
                    .toString()
                    .replaceAll(",\\{\"name\":\"attributes\".*?\"default\":\\{\\}\\}", ""));
    assertThat(older).isNotEqualTo(ORDER);
    OrderEvent order = orders().get(0);
    byte[] bytes = Coding.ours(ORDER, order, DATA);
    GenericRecord generic = (GenericRecord) Coding.ours(ORDER, older, bytes, new GenericData());
    byte[] old = Coding.ours(older, generic, new GenericData());
    DatumDecoder decoder = DatumDecoder.of(older, ORDER, new ExampleData(), Limits.defaults());

    OrderPlaced first = placed(decoder, old);
    first.getAttributes().put("a", "b");

    assertThat(placed(decoder, old).getAttributes()).isEmpty();
  }

  @Test
  void aKindThatTheReaderDoesNotKnowIsTold() {
    Schema older =
        new Schema.Parser()
            .parse(
                ORDER
                    .toString()
                    .replaceAll(
                        ",\\{\"type\":\"record\",\"name\":\"OrderCancelled\".*?\\]\\}", ""));
    byte[] bytes = Coding.ours(ORDER, order(new OrderCancelled("lost")), DATA);

    assertThatThrownBy(() -> Coding.ours(ORDER, older, bytes, new GenericData()))
        .isInstanceOfSatisfying(
            UnknownBranchException.class,
            e -> assertThat(e.name()).isEqualTo("io.millrace.example.OrderCancelled"))
        .hasMessage(
            "kind: the writer's io.millrace.example.OrderCancelled is no branch of the reader's"
                + " schema");
    assertThat(
            Coding.ours(ORDER, older, Coding.ours(ORDER, orders().get(0), DATA), new GenericData()))
        .isNotNull();
  }

  @Test
  void aValueThatDoesNotFitIsNamedByItsPath() {
    assertMismatch(
        order(placed(line("1.0000"), line("0.00001"))),
        "kind.lines[1].sales: expected a decimal of 18 digits, 4 of them behind the point, found"
            + " one that has more digits behind the point");
    assertMismatch(
        order(placed(line("1.0000"), line("100000000000000"))),
        "kind.lines[1].sales: expected a decimal of 18 digits, 4 of them behind the point, found"
            + " one that is larger");
    assertMismatch(
        order(placed(line(null))),
        "kind.lines[0].sales: expected bytes (a ByteBuffer), found null");
    assertMismatch(
        order(null),
        "kind: expected one of [io.millrace.example.OrderPlaced, io.millrace.example.OrderShipped, io.millrace.example.OrderCancelled], found null");
    assertMismatch(
        order("text"),
        "kind: expected one of [io.millrace.example.OrderPlaced, io.millrace.example.OrderShipped, io.millrace.example.OrderCancelled], found a java.lang.String");
    Map<String, String> attributes = new HashMap<>();
    attributes.put("segment", null);
    OrderPlaced placed = placed();
    placed.put(4, attributes);
    assertMismatch(order(placed), "kind.attributes[\"segment\"]: expected a string, found null");
    assertMismatch(null, "expected a record io.millrace.example.OrderEvent, found null");
    assertMismatch(new Customer("a", "b", "c"), "occurredAt: expected a long, found a java.lang");
  }

  private static void assertMismatch(Object datum, String message) {
    assertThatThrownBy(() -> ENCODER.write(datum, new ByteOutput()))
        .isInstanceOf(DatumMismatchException.class)
        .hasMessageContaining(message);
  }

  private static OrderPlaced placed(DatumDecoder decoder, byte[] bytes) {
    return (OrderPlaced)
        ((OrderEvent) decoder.read(new ByteInput(bytes, 0, bytes.length))).getKind();
  }

  private static OrderEvent order(Object kind) {
    return new OrderEvent(
        new UUID(0x0123456789abcdefL, -2),
        "US-2017-156909",
        Instant.ofEpochMilli(1_500_163_200_123L),
        kind);
  }

  private static OrderPlaced placed(OrderLine... lines) {
    return new OrderPlaced(
        "SF-20065",
        "Second Class",
        new Address("United States", "Philadelphia", "Pennsylvania", null, "East"),
        List.of(lines),
        Map.of("segment", "Consumer"));
  }

  private static OrderLine line(String sales) {
    return new OrderLine(
        "FUR-CH-10002774",
        "Global Deluxe Stacking Chair, Gray",
        "Furniture",
        "Chairs",
        2,
        sales == null ? null : new BigDecimal(sales),
        new BigDecimal("0.3"),
        new BigDecimal("-1.0196"));
  }
}
