package io.millrace.producer.command;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Stop;
import io.millrace.app.pace.Pace;
import io.millrace.producer.example.OrderGenerator;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "generate",
    description = "Publish orders that are made up, until Ctrl-C or a count.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  producer-app generate --rate 100 --count 1000 --seed 7"})
final class GenerateCommand implements Callable<Integer> {
  @Mixin private PublishOptions publish;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "10",
      description = "Events a second (${DEFAULT-VALUE}); 0: as fast as it goes.")
  private double rate;

  @Option(names = "--count", paramLabel = "N", description = "How many events; else without end.")
  private Long count;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed makes the same orders, but for their times.")
  private Long seed;

  private final Stop stop;

  GenerateCommand(Stop stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() {
    if (rate < 0 || Double.isNaN(rate)) {
      throw AppException.usage("--rate must be 0 or more, and is " + rate);
    }
    if (count != null && count < 0) {
      throw AppException.usage("--count must be 0 or more, and is " + count);
    }
    Random random = new Random(seed == null ? ThreadLocalRandom.current().nextLong() : seed);
    Pace pace = rate == 0 ? Pace.flatOut() : Pace.of(rate);
    OrderGenerator source = new OrderGenerator(random, Clock.systemUTC());
    return publish.run("generate", source, pace, count == null ? Long.MAX_VALUE : count, stop);
  }
}
