package io.millrace.admin.command.replay;

import io.millrace.admin.command.output.OutputOption;
import io.millrace.admin.replay.ReplayReport;
import io.millrace.admin.replay.ReplaySpec;
import io.millrace.admin.replay.Replays;
import io.millrace.admin.replay.RunOptions;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.cli.OrderlyStop;
import io.millrace.app.cli.Stop;
import io.millrace.app.connect.ConnectionOptions;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Replays records to their origin or to any topic, exactly once. */
@Command(
    name = "replay",
    description = {
      "Replay dead letters to the topics they came from, or any records to any topic.",
      "Records go with their own bytes, in transactions that also hold how far the replay is: run"
          + " the same command again after any interruption, and each record is in its target once."
          + " It ends where the topic ended when it first started. Headers millrace.replay.* say"
          + " where a record was."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  admin-tools records replay orders-dlt --to-origin --dry-run",
      "  admin-tools records replay orders-dlt --to-origin --rate 100",
      "  admin-tools records replay orders --to orders-test --filter 'value.total > 100'",
      "  admin-tools records replay orders --to copy --from 2026-03-29Z --until 2026-03-30Z"
    })
public final class RecordsReplayCommand implements Callable<Integer>, OrderlyStop {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private SourceOptions source;
  @Mixin private DestinationOptions destination;

  @Option(
      names = "--filter",
      paramLabel = "EXPRESSION",
      description = "Replay only records for which it holds.")
  private String filter;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "Tells it from other replays; else named by source and target, such as"
              + " orders-dlt-to-origin.")
  private String name;

  @Option(names = "--dry-run", description = "Show what would go where, and send nothing.")
  private boolean dryRun;

  @Mixin private RunLimits limits;

  @ArgGroup(multiplicity = "0..1")
  private StartOptions start = new StartOptions();

  @Mixin private OutputOption output;
  @Mixin private ConnectionOptions connection;
  @Spec private CommandSpec command;
  private Stop stop = new Stop();

  @Override
  public void heed(Stop wish) {
    stop = wish;
  }

  @Override
  public Integer call() {
    ReplaySpec spec =
        ReplaySpec.of(
            Optional.ofNullable(name),
            source.source(),
            destination.destination(),
            Optional.ofNullable(filter));
    Replays replays = new Replays(connection.resolve(), Clock.systemUTC());
    return start.forgets() ? forget(replays, spec) : replay(replays, spec);
  }

  private int forget(Replays replays, ReplaySpec spec) {
    boolean was = replays.forget(spec.name());
    err()
        .println(
            was
                ? "replay %s is forgotten; what it has replayed stays".formatted(spec.name())
                : "there was no replay %s".formatted(spec.name()));
    return ExitCode.DONE;
  }

  private int replay(Replays replays, ReplaySpec spec) {
    RunOptions options = limits.options(start.start());
    ReplayReport report;
    try (ReplayTeller teller = new ReplayTeller(err())) {
      report =
          dryRun
              ? replays.rehearse(spec, options, stop, teller)
              : replays.run(spec, options, stop, teller);
    }
    ReplayView view = new ReplayView(report);
    String text = output.isJson() ? view.json() : view.table();
    if (!text.isEmpty()) {
      command.commandLine().getOut().println(text);
      command.commandLine().getOut().flush();
    }
    view.lines().forEach(err()::println);
    return view.exitCode();
  }

  private PrintWriter err() {
    return command.commandLine().getErr();
  }
}
