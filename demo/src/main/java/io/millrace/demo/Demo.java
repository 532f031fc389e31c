package io.millrace.demo;

import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.cli.Program;
import io.millrace.app.cli.Stop;
import io.millrace.app.connect.ConnectionOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program. */
@Command(
    name = "demo",
    description = {
      "Run the main job on a Kafka and a registry of its own: create the topics, publish the orders"
          + " of examples/superstore.csv, export them, and compare what came out with the file.",
      "With --bootstrap-servers, --config or --context it runs on that cluster, if this has none of"
          + " the topics, and deletes them at the end."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  bin/demo --keep",
      "  bin/demo --stack compose",
      "  bin/demo --bootstrap-servers kafka.example.com:9092 --schema-registry https://registry.example.com"
    })
public final class Demo implements Callable<Integer> {
  /** What names a cluster. */
  private static final List<String> CLUSTER =
      List.of("--bootstrap-servers", "--config", "--context");

  private enum Stack {
    LOCAL,
    COMPOSE
  }

  @Spec private CommandSpec spec;

  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ConnectionOptions connection;

  @Option(
      names = "--stack",
      paramLabel = "local|compose",
      description =
          "A stack without Docker (the default), or that of docker/compose.yaml in containers.")
  private Stack stack;

  @Option(
      names = "--keep",
      description =
          "Leave the stack up on 127.0.0.1:9092 and 8081, or the topics of a given cluster, and say"
              + " what to try next.")
  private boolean keep;

  private final Stop stop;

  private Demo(Stop stop) {
    this.stop = stop;
  }

  /** Runs the arguments and ends the process; the launcher sets {@code millrace.home}. */
  public static void main(String[] args) {
    Program.main(args, stop -> new CommandLine(new Demo(stop)));
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Workplace place = Workplace.in(Path.of(System.getProperty("millrace.home")), keep);
    Cluster cluster = cluster(place, err);
    Outcome outcome = new Job(place, cluster, stop, err::println).run();
    PrintWriter out = spec.commandLine().getOut();
    out.println(OutcomeText.of(outcome));
    outcome.comparison().requireEqual();
    if (keep) {
      out.println(OutcomeText.next(cluster));
    }
    return 0;
  }

  private Cluster cluster(Workplace place, PrintWriter err) {
    List<OptionSpec> given =
        Stream.concat(CLUSTER.stream(), Stream.of("--schema-registry", "--timeout"))
            .filter(spec.commandLine().getParseResult()::hasMatchedOption)
            .map(spec::findOption)
            .toList();
    if (given.isEmpty()) {
      return stack == Stack.COMPOSE
          ? new ComposeCluster(place, stop, err::println)
          : new LocalCluster(place, stop, err::println);
    }
    check(given.stream().map(OptionSpec::longestName).toList());
    return new GivenCluster(
        connection.resolve(),
        given.stream().flatMap(option -> Stream.of(option.longestName(), value(option))).toList(),
        err::println);
  }

  /** As the tools need it, which don't run in the user's folder. */
  private static String value(OptionSpec option) {
    return option.getValue() instanceof Path file
        ? file.toAbsolutePath().toString()
        : option.originalStringValues().get(0);
  }

  /** The registry of the local stack is no part of a cluster that is named. */
  private void check(List<String> given) {
    if (stack != null) {
      throw wrong("--stack and %s exclude each other: give one".formatted(given.get(0)));
    } else if (given.stream().noneMatch(CLUSTER::contains)) {
      throw wrong(
          "%s is of a cluster: name that too, with --bootstrap-servers".formatted(given.get(0)));
    } else if (given.contains("--bootstrap-servers")
        && given.stream().noneMatch(List.of("--schema-registry", "--config", "--context")::contains)
        && System.getenv().getOrDefault("MILLRACE_SCHEMA_REGISTRY", "").isEmpty()) {
      throw wrong("--bootstrap-servers needs its registry: name it with --schema-registry");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
