package io.millrace.producer.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.example.Customer;
import io.millrace.example.OrderEvent;
import io.millrace.example.OrderPlaced;
import io.millrace.example.OrderShipped;
import io.millrace.producer.source.Input;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderCsvTest {
  private static final String HEADER =
      "Row ID,Order ID,Order Date,Ship Date,Ship Mode,Customer ID,Customer Name,Segment,Country,City,"
          + "State,Postal Code,Region,Product ID,Category,Sub-Category,Product Name,Sales,Quantity,"
          + "Discount,Profit\n";
  private static final String FIRST =
      "1,O-1,2016-11-08,2016-11-11,Second Class,C-1,Claire Gute,Consumer,United States,Henderson,"
          + "Kentucky,42420,South,P-1,Furniture,Chairs,\"Chair, \"\"round\"\" größer\",261.9575,2,0.45,-41.9136\n";
  private static final String SECOND = FIRST.replace("P-1", "P-2").replace("261.9575", "10");
  private static final String OTHER_ORDER = FIRST.replace("O-1", "O-2");

  @TempDir private Path folder;

  @Test
  void anOrderOfTwoLinesBecomesItsCustomerOnePlacedAndOneShipped() throws IOException {
    List<Input> inputs = read(HEADER + FIRST + SECOND);

    assertThat(inputs).hasSize(3);
    Input.Ready customer = (Input.Ready) inputs.get(0);
    assertThat(customer.topic().name()).isEqualTo("customers");
    assertThat(customer.event().key()).isEqualTo("C-1");
    assertThat(customer.event().value()).isEqualTo(new Customer("C-1", "Claire Gute", "Consumer"));
    Input.Ready placed = (Input.Ready) inputs.get(1);
    assertThat(placed.topic().name()).isEqualTo("orders");
    assertThat(placed.event().key()).isEqualTo("O-1");
    assertThat(placed.event().timestamp()).isEqualTo(Instant.parse("2016-11-08T00:00:00Z"));
    OrderPlaced order = (OrderPlaced) ((OrderEvent) placed.event().value()).getKind();
    assertThat(order.getLines()).hasSize(2);
    assertThat(order.getLines().get(0).getProductName()).isEqualTo("Chair, \"round\" größer");
    assertThat(order.getLines().get(0).getSales()).isEqualTo(new BigDecimal("261.9575"));
    assertThat(order.getLines().get(1).getSales()).isEqualTo(new BigDecimal("10.0000"));
    Input.Ready shipped = (Input.Ready) inputs.get(2);
    assertThat(shipped.event().timestamp()).isEqualTo(Instant.parse("2016-11-11T00:00:00Z"));
    assertThat(((OrderEvent) shipped.event().value()).getKind())
        .isEqualTo(new OrderShipped(LocalDate.of(2016, 11, 11), "Second Class"));
  }

  @Test
  void aCustomerIsGivenOnceHoweverManyOrdersTheyHave() throws IOException {
    List<Input> inputs = read(HEADER + FIRST + OTHER_ORDER);

    assertThat(inputs)
        .map(input -> ((Input.Ready) input).topic().name())
        .containsExactly("customers", "orders", "orders", "orders", "orders");
  }

  @Test
  void theSameFileGivesTheSameEvents() throws IOException {
    assertThat(read(HEADER + FIRST)).isEqualTo(read(HEADER + FIRST));
  }

  @Test
  void theWholeExampleFileAddsUp() {
    List<Input> inputs = read(Path.of("../examples/superstore.csv"));

    List<OrderPlaced> placed =
        inputs.stream()
            .map(input -> ((Input.Ready) input).event().value())
            .flatMap(value -> value instanceof OrderEvent e ? Stream.of(e.getKind()) : Stream.of())
            .flatMap(kind -> kind instanceof OrderPlaced p ? Stream.of(p) : Stream.of())
            .toList();
    assertThat(placed).hasSize(5_009);
    assertThat(inputs).hasSize(5_009 * 2 + 793);
    assertThat(
            placed.stream()
                .flatMap(p -> p.getLines().stream())
                .mapToInt(l -> l.getQuantity())
                .sum())
        .isEqualTo(37_873);
    assertThat(
            placed.stream()
                .flatMap(p -> p.getLines().stream())
                .map(l -> l.getSales())
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualTo(new BigDecimal("2297200.8603"));
  }

  @Test
  void anOrderWithABadLineIsRefusedWholeAndTheNextGoesOn() throws IOException {
    List<Input> inputs = read(HEADER + FIRST + SECOND.replace(",10,", ",ten,") + OTHER_ORDER);

    assertThat(inputs.get(0))
        .hasToString(folder.resolve("orders.csv") + ":3: Sales: \"ten\" is no plain number");
    assertThat(inputs).filteredOn(input -> input instanceof Input.Refused).hasSize(1);
    assertThat(inputs).filteredOn(input -> input instanceof Input.Ready).hasSize(3);
  }

  @Test
  void aFieldThatDoesNotFitIsRefusedByItsHeading() throws IOException {
    assertThat(refusal(FIRST.replace("2016-11-11", "11.11.2016")))
        .endsWith("Ship Date: \"11.11.2016\" is no date such as 2016-11-08");
    assertThat(refusal(FIRST.replace("261.9575", "261.95751")))
        .endsWith("Sales: 261.95751 has more than 4 decimals");
    assertThat(refusal(FIRST.replace("261.9575", "123456789012345.5")))
        .endsWith("Sales: 123456789012345.5 has more than 18 digits");
    assertThat(refusal(FIRST.replace("261.9575", "1E10000000")))
        .endsWith("Sales: \"1E10000000\" is no plain number");
    assertThat(refusal(FIRST.replace("2016-11-08", "0216-11-08")))
        .endsWith("Order Date: 0216-11-08 is before 1970, where Kafka's time begins");
    assertThat(refusal(FIRST.replace("Claire Gute", " "))).endsWith("Customer Name: it is empty");
    assertThat(refusal("1,O-1,2016\n")).endsWith(":2: line: it has 3 fields, the header has 21");
  }

  @Test
  void aLineCutBeforeItsOrderIdIsRefusedWithTheOrderItStandsIn() throws IOException {
    List<Input> inputs = read(HEADER + FIRST + "2\n" + SECOND + OTHER_ORDER);

    assertThat(inputs).filteredOn(input -> input instanceof Input.Refused).hasSize(1);
    assertThat(inputs.get(0).toString()).contains(":3: line: it has 1 fields");
    assertThat(inputs)
        .filteredOn(input -> input instanceof Input.Ready)
        .map(input -> ((Input.Ready) input).event().key())
        .containsExactly("C-1", "O-2", "O-2");
  }

  @Test
  void anOrderWhoseLinesDoNotStandTogetherIsNotPublishedTwice() throws IOException {
    List<Input> inputs = read(HEADER + FIRST + OTHER_ORDER + SECOND);

    assertThat(inputs.get(inputs.size() - 1).toString())
        .endsWith(":4: Order ID: order O-1 was complete before: its lines must stand together");
  }

  @Test
  void linesOfOneOrderThatDisagreeAreRefused() throws IOException {
    List<Input> inputs = read(HEADER + FIRST + SECOND.replace("Henderson", "Paris"));

    assertThat(inputs).hasSize(1);
    assertThat(inputs.get(0).toString()).contains(":3: Order ID: it differs from the first line");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstHeading() throws IOException {
    assertThat(read("\uFEFF" + HEADER.substring("Row ID,".length()) + FIRST.substring(2)))
        .hasSize(3);
  }

  @Test
  void aFileThatIsNotThereIsWrongUsage() {
    assertThatThrownBy(() -> OrderCsv.open(folder.resolve("none.csv")))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining("none.csv");
  }

  @Test
  void aHeaderThatLacksColumnsIsRefusedNamingThem() {
    assertThatThrownBy(() -> read(HEADER.replace("Sales,", "").replace("City,", "") + FIRST))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.DATA_REFUSED))
        .hasMessageEndingWith("the header lacks the columns City, Sales");
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThatThrownBy(() -> read("")).hasMessageContaining("is empty");
  }

  @Test
  void aFileInAnotherEncodingIsRefused() throws IOException {
    Path file = folder.resolve("orders.csv");
    Files.write(file, (HEADER + FIRST).getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> read(file)).hasMessageContaining("it is not UTF-8");
  }

  private String refusal(String line) throws IOException {
    List<Input> inputs = read(HEADER + line);
    assertThat(inputs).hasSize(1);
    return inputs.get(0).toString();
  }

  private List<Input> read(String text) throws IOException {
    return read(Files.writeString(folder.resolve("orders.csv"), text));
  }

  private static List<Input> read(Path file) {
    List<Input> inputs = new ArrayList<>();
    try (OrderCsv source = OrderCsv.open(file)) {
      for (Optional<Input> next = source.next(); next.isPresent(); next = source.next()) {
        inputs.add(next.get());
      }
    }
    return inputs;
  }
}
