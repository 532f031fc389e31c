package io.millrace.consumer.command;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.cli.Stop;
import io.millrace.app.connect.ConnectionOptions;
import io.millrace.app.render.Terminal;
import io.millrace.app.unit.DurationText;
import io.millrace.consumer.aggregate.EventTimes;
import io.millrace.consumer.example.SalesAggregate;
import io.millrace.example.PeriodUnit;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Counts the sales of the example's orders. */
@Command(
    name = "aggregate",
    description = {
      "Sum up orders: revenue and units by category and region, a day, a week and a month.",
      "By the time of the events, exactly once, until Ctrl-C. Run again, it goes on where it was,"
          + " also after kill -9."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  consumer-app aggregate --show day",
      "  consumer-app aggregate --until-end --grace 7d --zone Europe/Berlin",
      "  consumer-app aggregate --until-end --reset --output json"
    })
final class AggregateCommand implements Callable<Integer> {
  /** How results are printed. */
  enum Output {
    TABLE,
    JSON
  }

  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ConnectionOptions connection;

  @Parameters(
      paramLabel = "TOPIC",
      arity = "0..1",
      defaultValue = "orders",
      description = "The topic with order events (${DEFAULT-VALUE}).")
  private String topic;

  @Option(
      names = "--to",
      paramLabel = "TOPIC",
      defaultValue = "sales-by-period",
      description = "The topic for the results, of this aggregate alone (${DEFAULT-VALUE}).")
  private String results;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "sales",
      description =
          "The name by which it goes on; another begins from the first event (${DEFAULT-VALUE}).")
  private String name;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description = "Whose days they are, such as Europe/Berlin (${DEFAULT-VALUE}).")
  private String zone;

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      converter = DurationText.Converter.class,
      description =
          "How much older than the newest event of its partition one may be, such as 7d; later ones"
              + " are left out and counted. Else none is too late.")
  private Duration grace;

  @Option(
      names = "--ahead",
      paramLabel = "TIME",
      defaultValue = "1d",
      converter = DurationText.Converter.class,
      description =
          "How far ahead of the clock an event may be (${DEFAULT-VALUE}); others are left out and"
              + " counted, as they would make all others late.")
  private Duration ahead;

  @Option(
      names = "--until-end",
      description = "End when all is counted that is there at the start.")
  private boolean untilEnd;

  @Option(
      names = "--reset",
      description =
          "First forget what was counted by this name, with all results in the --to topic: count"
              + " again from the first event.")
  private boolean reset;

  @Option(
      names = "--show",
      paramLabel = "day|week|month",
      defaultValue = "month",
      description = "Which periods to show (${DEFAULT-VALUE}); all are in the topic.")
  private PeriodUnit unit;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "12",
      description = "How many of the newest periods to show (${DEFAULT-VALUE}).")
  private int periods;

  @Option(
      names = "--output",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "With json all results as lines; live each change (${DEFAULT-VALUE}).")
  private Output output;

  @Spec private CommandSpec command;

  private final Stop stop;

  AggregateCommand(Stop stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() {
    if (periods < 1) {
      throw AppException.usage("--last has to be 1 or more, and is " + periods);
    }
    SalesAggregate aggregate =
        SalesAggregate.of(connection.resolve(), name, topic, results, times());
    if (reset) {
      aggregate.reset();
    }
    AggregateScreen screen =
        new AggregateScreen(
            System.out,
            output == Output.JSON,
            !untilEnd,
            Terminal.OUT.isThere(),
            unit,
            periods,
            System::nanoTime);
    boolean ended = aggregate.run(untilEnd, stop, screen::update);
    screen.end(aggregate.board());
    command.commandLine().getErr().println(SalesText.summary(name, aggregate.ledger()));
    return ended || !stop.isRequested() ? ExitCode.DONE : ExitCode.INTERRUPTED;
  }

  private EventTimes times() {
    return new EventTimes(zone(), Optional.ofNullable(grace), ahead, Clock.systemUTC());
  }

  private ZoneId zone() {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw AppException.usage(
          "--zone %s is no time zone: give one such as UTC or Europe/Berlin".formatted(zone));
    }
  }
}
