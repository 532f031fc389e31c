package io.millrace.consumer.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.cli.ExitCode;
import io.millrace.consumer.example.Superstore;
import io.millrace.example.OrderEvent;
import io.millrace.example.OrderShipped;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What orders come to, exactly once, the same each time. */
@WithStack
class AggregateIT {
  private static final int KILLS = Integer.getInteger("millrace.kills", 1);

  /** Where the whole file tells no more than its beginning, but for long proofs. */
  private static final int ORDERS = KILLS > 1 ? Superstore.ORDERS : 500;

  private final Stack stack;
  @TempDir private Path folder;

  AggregateIT(Stack stack) {
    this.stack = stack;
  }

  @Test
  void theSalesOfTheFileAreThoseOfItsRows() throws Exception {
    Shop shop = Shop.open(stack, 3);
    shop.publish(Superstore.events(Superstore.ORDERS));

    CommandRun run = CommandRun.of(shop.arguments(folder, "--until-end", "--last=1"));

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.err())
        .isEqualTo(
            "aggregate %s: 5,009 orders and cancellations counted; left out: 0 late, 0 misdated, 0 cancellations of orders that aren't open%n"
                .formatted(shop.name()));
    assertThat(run.out().get(0)).startsWith("PERIOD");
    assertThat(run.out().get(1)).startsWith("2017-12-01  83,829.32  ####");
    assertThat(shop.results()).isEqualTo(Superstore.sales(Superstore.ORDERS));
  }

  @Test
  void countedAgainItIsTheSame() throws Exception {
    Shop shop = Shop.open(stack, 3);
    shop.publish(Superstore.events(ORDERS));
    CommandRun.of(shop.arguments(folder, "--until-end"));

    CommandRun nothingNew = CommandRun.of(shop.arguments(folder, "--until-end", "--output=json"));

    assertThat(nothingNew.exitCode()).as(nothingNew.err()).isEqualTo(ExitCode.DONE);
    assertThat(nothingNew.err()).contains(" %,d orders".formatted(ORDERS));
    assertThat(nothingNew.out())
        .hasSize(Superstore.sales(ORDERS).size())
        .anyMatch(line -> line.startsWith("{\"unit\":\"DAY\",\"start\":\""));
    assertThat(shop.results()).isEqualTo(Superstore.sales(ORDERS));

    CommandRun again = CommandRun.of(shop.arguments(folder, "--until-end", "--reset"));

    assertThat(again.exitCode()).as(again.err()).isEqualTo(ExitCode.DONE);
    assertThat(again.err()).contains(" %,d orders".formatted(ORDERS));
    assertThat(shop.results()).isEqualTo(Superstore.sales(ORDERS));
  }

  @Test
  void killedInTheMiddleAndRunAgainNothingIsThereTwice() throws Exception {
    Shop shop = Shop.open(stack, 3);
    List<OrderEvent> events = Superstore.events(ORDERS);
    int part = events.size() / (KILLS + 1);
    for (int kill = 0; kill < KILLS; kill++) {
      Map<String, String> before = shop.results();
      shop.publish(events.subList(kill * part, (kill + 1) * part));
      try (ChildRun child = ChildRun.start(folder.resolve("err"), shop.arguments(folder))) {
        await(() -> !shop.results().equals(before));
        child.kill();
      }
    }
    shop.publish(events.subList(KILLS * part, events.size()));

    CommandRun last = CommandRun.of(shop.arguments(folder, "--until-end"));

    assertThat(last.exitCode()).as(last.err()).isEqualTo(ExitCode.DONE);
    assertThat(last.err()).contains(" %,d orders".formatted(ORDERS));
    assertThat(shop.results()).isEqualTo(Superstore.sales(ORDERS));
  }

  @Test
  void twoRunsOfOneNameCountOnceAlthoughOneIsKilledAgainAndAgain() throws Exception {
    Shop shop = Shop.open(stack, 4);
    List<OrderEvent> events = Superstore.events(ORDERS);
    int part = events.size() / (2 * KILLS + 1);
    try (ChildRun stays = ChildRun.start(folder.resolve("stays"), shop.arguments(folder))) {
      for (int kill = 0; kill < KILLS; kill++) {
        try (ChildRun other = ChildRun.start(folder.resolve("other"), shop.arguments(folder))) {
          await(() -> shop.runsAtWork() == 2);
          Map<String, String> before = shop.results();
          shop.publish(events.subList(2 * kill * part, (2 * kill + 1) * part));
          await(() -> !shop.results().equals(before));
          shop.publish(events.subList((2 * kill + 1) * part, (2 * kill + 2) * part));
          other.kill();
        }
      }
      shop.publish(events.subList(2 * KILLS * part, events.size()));
      await(() -> shop.results().equals(Superstore.sales(ORDERS)));

      CommandRun third = CommandRun.of(shop.arguments(folder, "--until-end", "--output=json"));

      assertThat(third.exitCode()).as(third.err()).isEqualTo(ExitCode.DONE);
      assertThat(third.out()).hasSize(Superstore.sales(ORDERS).size());
      assertThat(stays.stop()).as(stays.err()).isEqualTo(ExitCode.INTERRUPTED);
    }
    CommandRun last = CommandRun.of(shop.arguments(folder, "--until-end"));

    assertThat(last.err()).contains(" %,d orders".formatted(ORDERS));
    assertThat(shop.results()).isEqualTo(Superstore.sales(ORDERS));
  }

  @Test
  void itStopsInOrderAndGoesOn() throws Exception {
    Shop shop = Shop.open(stack, 2);
    shop.publish(List.of(Shop.placed("a", "2016-11-08T10:00:00Z", "Paper", "10.5", 2)));
    try (ChildRun child = ChildRun.start(folder.resolve("err"), shop.arguments(folder))) {
      await(() -> shop.results().size() == 3);

      assertThat(child.stop()).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(child.err()).hasLineCount(1).contains(" 1 orders");
    }
    shop.publish(List.of(Shop.placed("b", "2016-11-09T10:00:00Z", "Paper", "1", 1)));

    assertThat(CommandRun.of(shop.arguments(folder, "--until-end")).err()).contains(" 2 orders");
    assertThat(shop.results())
        .isEqualTo(
            Map.of(
                "day/2016-11-08/Paper/East", "10.5000 2 0.0000 0",
                "day/2016-11-09/Paper/East", "1.0000 1 0.0000 0",
                "week/2016-11-07/Paper/East", "11.5000 3 0.0000 0",
                "month/2016-11-01/Paper/East", "11.5000 3 0.0000 0"));
  }

  @Test
  void whatIsCancelledBeforeItIsShippedIsTakenBackWhereThatHappens() throws Exception {
    Shop shop = Shop.open(stack, 1);
    shop.publish(
        List.of(
            Shop.placed("a", "2016-11-30T10:00:00Z", "Paper", "10", 2),
            Shop.placed("b", "2016-11-30T10:00:00Z", "Paper", "5", 1),
            Shop.event(
                "b", "2016-12-01T00:00:00Z", new OrderShipped(LocalDate.of(2016, 12, 1), "First")),
            Shop.cancelled("a", "2016-12-02T10:00:00Z"),
            Shop.cancelled("a", "2016-12-02T11:00:00Z"),
            Shop.cancelled("b", "2016-12-02T10:00:00Z"),
            Shop.cancelled("unknown", "2016-12-02T10:00:00Z")));

    CommandRun run = CommandRun.of(shop.arguments(folder, "--until-end"));

    assertThat(run.err())
        .contains("3 orders and cancellations counted")
        .contains("3 cancellations of orders that aren't open");
    assertThat(shop.results())
        .containsEntry("month/2016-11-01/Paper/East", "15.0000 3 0.0000 0")
        .containsEntry("month/2016-12-01/Paper/East", "0.0000 0 10.0000 2");
  }

  @Test
  void lateEventsCountWithinTheGraceAndImpossibleDatesDoNotMoveIt() throws Exception {
    Shop shop = Shop.open(stack, 1);
    shop.publish(
        List.of(
            Shop.placed("a", "2016-11-08T00:00:00Z", "Paper", "1", 1),
            Shop.placed("b", "2100-01-01T00:00:00Z", "Paper", "2", 1),
            Shop.placed("c", "2016-11-07T00:00:00Z", "Paper", "4", 1),
            Shop.placed("d", "2016-11-06T23:59:59.999Z", "Paper", "8", 1),
            Shop.placed("e", "1969-07-20T20:17:40Z", "Paper", "16", 1)));

    CommandRun run = CommandRun.of(shop.arguments(folder, "--until-end", "--grace=1d"));

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.err()).contains("2 orders", "2 late", "1 misdated");
    assertThat(shop.results()).containsEntry("month/2016-11-01/Paper/East", "5.0000 2 0.0000 0");
    assertThat(shop.results()).hasSize(4);

    CommandRun all = CommandRun.of(shop.arguments(folder, "--until-end", "--reset"));

    assertThat(all.err()).contains("4 orders", "0 late", "1 misdated");
    assertThat(shop.results())
        .containsEntry("month/2016-11-01/Paper/East", "13.0000 3 0.0000 0")
        .containsEntry("day/1969-07-20/Paper/East", "16.0000 1 0.0000 0");
  }

  @Test
  void itEndsBehindRecordsThatWereAborted() throws Exception {
    Shop shop = Shop.open(stack, 2);
    shop.publish(List.of(Shop.placed("a", "2016-11-08T00:00:00Z", "Paper", "1", 1)));
    shop.publishAborted(0);
    shop.publishAborted(1);

    CommandRun run = CommandRun.of(shop.arguments(folder, "--until-end"));

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.err()).contains(" 1 orders");

    for (int partition = 0; partition < 2; partition++) {
      shop.publishAborted("millrace-aggregate-" + shop.name() + "-sales-repartition", partition);
    }

    CommandRun again = CommandRun.of(shop.arguments(folder, "--until-end"));

    assertThat(again.exitCode()).as(again.err()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void settingsThatAreForConsumersDoNotMatter() throws Exception {
    Shop shop = Shop.open(stack, 1);
    shop.publish(List.of(Shop.placed("a", "2016-10-31T23:30:00Z", "Paper", "1", 1)));
    Path config = Files.writeString(folder.resolve("consumers"), "group.protocol=consumer\n");

    CommandRun run = CommandRun.of(shop.arguments(folder, "--until-end", "--config=" + config));

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.err()).contains(" 1 orders");
  }

  @Test
  void daysAreThoseOfTheZoneAndItStays() throws Exception {
    Shop shop = Shop.open(stack, 1);
    shop.publish(List.of(Shop.placed("a", "2016-10-31T23:30:00Z", "Paper", "1", 1)));

    CommandRun.of(shop.arguments(folder, "--until-end", "--zone=Europe/Berlin"));

    assertThat(shop.results()).containsKey("month/2016-11-01/Paper/East");

    CommandRun other = CommandRun.of(shop.arguments(folder, "--until-end"));

    assertThat(other.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(other.err())
        .contains("it has counted in the zone Europe/Berlin so far: give --zone Europe/Berlin");
  }

  /** Looks less often than {@link ChildRun}, as each look opens a consumer. */
  private static void await(Callable<Boolean> done) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(300))
        .until(done);
  }
}
