package io.millrace.admin.command.group;

import io.millrace.admin.group.PartitionSelection;
import io.millrace.admin.group.ResetRequest;
import io.millrace.app.cli.GlobalOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves the offsets of a group. */
@Command(
    name = "reset",
    description = {
      "Move the offsets of a group whose members are stopped.",
      "Without --execute it only shows what would change. With it, a file that takes it back is"
          + " written first; see groups undo. An offset that is out of range goes to the nearest"
          + " end, and a note says so."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  admin-tools groups reset billing --by-duration 2h",
      "  admin-tools groups reset billing --to-time 2026-03-29T14:30:00Z --topic orders --execute",
      "  admin-tools groups reset billing --to-offset 1200 --topic orders:0 --execute",
      "  admin-tools groups reset billing-new --to-group billing --create --execute"
    })
public final class GroupsResetCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private OffsetChangeOptions change;

  @Parameters(paramLabel = "GROUP", description = "The group.")
  private String group;

  @ArgGroup(multiplicity = "1", heading = "To where:%n")
  private ResetTargetOptions to;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC[:P,...]",
      converter = PartitionSelectionConverter.class,
      description =
          "Only this topic, or these of its partitions; may be repeated. Else all that the group has"
              + " an offset in.")
  private List<PartitionSelection> topics = new ArrayList<>();

  @Option(names = "--create", description = "The group needn't be there yet.")
  private boolean create;

  @Override
  public Integer call() {
    ResetRequest request = new ResetRequest(group, to.target(), topics, create);
    return change.run(groups -> groups.plan(request));
  }
}
