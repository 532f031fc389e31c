package io.millrace.producer.command;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Stop;
import io.millrace.app.connect.Connection;
import io.millrace.app.pace.Pace;
import io.millrace.app.schema.SchemaSource;
import io.millrace.app.unit.DurationText;
import io.millrace.example.Customer;
import io.millrace.example.ExampleTopics;
import io.millrace.example.OrderEvent;
import io.millrace.producer.example.ShopOrders;
import io.millrace.producer.generate.KeyChoice;
import io.millrace.producer.generate.RandomEvents;
import io.millrace.producer.generate.Rehearsal;
import io.millrace.producer.generate.TimedSource;
import io.millrace.producer.input.Source;
import io.millrace.producer.target.TargetRequest;
import io.millrace.producer.target.Targets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGeneratorFactory;
import org.apache.avro.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Publishes events that are made up. */
@Command(
    name = "generate",
    description = {
      "Publish events that are made up, until Ctrl-C, a count or a time.",
      "Without --topic they are the orders of a shop, to the topics orders and customers; with it,"
          + " random values of the topic's schema or of any other."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  producer-app generate --rate 100 --count 1000 --seed 7",
      "  producer-app generate --topic payments --schema payment.avsc --key paymentId --rate 0"
    })
final class GenerateCommand implements Callable<Integer> {
  private static final double DEFAULT_RATE = 10;

  @Mixin private PublishOptions options;

  @Spec private CommandSpec command;

  @Option(
      names = "--key",
      paramLabel = "FIELD",
      description = "The field of the value that is the key, such as orderId; else a random one.")
  private String key;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      converter = DurationText.PositiveConverter.class,
      description = "For how long, such as 60s; else without end.")
  private Duration duration;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed makes the same events, but for their times.")
  private Long seed;

  private final Stop stop;

  GenerateCommand(Stop stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() {
    check();
    Connection resolved = options.connect();
    long random = seed == null ? ThreadLocalRandom.current().nextLong() : seed;
    Pace pace = options.run().pace(DEFAULT_RATE);
    Supplier<Source> maker =
        options.target().isGiven() ? randomEvents(resolved, random) : orders(resolved, random);
    int unused = Rehearsal.of(maker, pace);
    Source events = maker.get();
    Source source = duration == null ? events : new TimedSource(events, duration, System::nanoTime);
    return new Run(command.commandLine(), resolved, options.run(), stop)
        .publish(
            "generate",
            options.run().mode(Optional.empty()),
            positions -> source,
            pace,
            Long.MAX_VALUE,
            Optional.empty());
  }

  private void check() {
    List<AppException> wrong = new ArrayList<>();
    options.run().check(wrong);
    if (key != null && !options.target().isGiven()) {
      wrong.add(AppException.usage("--key is for random events: name their --topic"));
    }
    if (!wrong.isEmpty()) {
      throw AppException.all(wrong);
    }
  }

  private Supplier<Source> randomEvents(Connection to, long random) {
    TargetRequest request = options.target().request();
    KeyChoice keys = key == null ? new KeyChoice.Random() : new KeyChoice.Field(key);
    Function<Targets, Source> source =
        targets -> RandomEvents.of(targets.of(request.topic()), keys, random, Clock.systemUTC());
    Targets opened =
        Targets.open(
            to,
            List.of(request),
            options.run().registration(),
            targets -> source.apply(targets).close());
    return () -> source.apply(opened);
  }

  private Supplier<Source> orders(Connection to, long random) {
    String customers = ExampleTopics.CUSTOMERS.name();
    String orders = ExampleTopics.ORDERS.name();
    Targets targets =
        Targets.open(
            to,
            List.of(
                request(customers, Customer.getClassSchema()),
                request(orders, OrderEvent.getClassSchema())),
            options.run().registration());
    return () ->
        new ShopOrders(
            targets.of(customers),
            targets.of(orders),
            RandomGeneratorFactory.of("L64X128MixRandom").create(random),
            Clock.systemUTC());
  }

  private static TargetRequest request(String topic, Schema schema) {
    return new TargetRequest(
        topic, Optional.of(new SchemaSource.Given(schema.getFullName(), schema)), Optional.empty());
  }
}
