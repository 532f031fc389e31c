package io.millrace.admin.command.record;

import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.read.ShowOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the records of topics. */
@Command(
    name = "consume",
    description = {
      "Print the records of topics, decoded by their schemas.",
      "As JSON lines that records produce reads back without loss. Ends at the end as it is at the"
          + " start, unless --follow is given. Records of one partition come in their order,"
          + " partitions interleaved. Belongs to no group, and commits nothing."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  admin-tools records consume orders --tail 3 --output table",
      "  admin-tools records consume orders --from 2h --filter \"value.total > 100\"",
      "  admin-tools records consume orders --partition 0 --from 1200 --limit 10",
      "  admin-tools records consume orders --from latest --follow"
    })
public final class RecordsConsumeCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ShowOptions show;
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    CommandLine line = command.commandLine();
    return show.print(line.getOut(), line.getErr());
  }
}
