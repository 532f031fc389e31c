package io.millrace.demo;

import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.cli.Program;
import io.millrace.app.cli.Stop;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The program. */
@Command(
    name = "demo",
    description = {
      "Run the main job on a Kafka and a registry of its own: create the topics, publish the orders"
          + " of examples/superstore.csv, export them, and compare what came out with the file."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  bin/demo --keep"})
public final class Demo implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Option(
      names = "--keep",
      description = "Leave the stack up on 127.0.0.1:9092 and 8081, and say what to try next.")
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
    Job job = new Job(place, stop, err::println);
    Outcome outcome = job.run();
    PrintWriter out = spec.commandLine().getOut();
    out.println(OutcomeText.of(outcome));
    outcome.comparison().requireEqual();
    if (keep) {
      job.leaveStackUp();
      out.println(OutcomeText.next(place));
    }
    return 0;
  }
}
