package io.millrace.consumer.command;

import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.cli.Stop;
import io.millrace.app.read.ShowOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints events, as {@code records consume} does. */
@Command(
    name = "print",
    description = {
      "Print events as lines of JSON, decoded by their schemas.",
      "Ends at the last event there is at the start, unless --follow is given. Events of one"
          + " partition come in their order, partitions interleaved. Belongs to no group, and"
          + " commits nothing."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  consumer-app print orders --limit 10 --output text",
      "  consumer-app print orders --from -5",
      "  consumer-app print orders --from 2h --filter \"value.total > 100\"",
      "  consumer-app print orders --from group:billing --partition 0",
      "  consumer-app print orders customers --from latest --follow"
    })
final class PrintCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ShowOptions show;
  @Spec private CommandSpec command;

  private final Stop stop;

  PrintCommand(Stop stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() {
    stop.onRequest(Thread.currentThread()::interrupt);
    CommandLine line = command.commandLine();
    return show.print(line.getOut(), line.getErr());
  }
}
