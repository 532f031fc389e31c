package io.millrace.admin.command.group;

import io.millrace.admin.group.UndoFile;
import io.millrace.app.cli.GlobalOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a reset back. */
@Command(
    name = "undo",
    description = {
      "Move the offsets of a group back to where they were before a reset.",
      "Without --execute it only shows what would change. It can be run again: what is back already"
          + " stays as it is. It writes an undo file of its own."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer =
        "  admin-tools groups undo millrace-undo/undo-billing-20260329T143000.000Z.json --execute")
public final class GroupsUndoCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private OffsetChangeOptions change;

  @Parameters(paramLabel = "FILE", description = "The file that the reset has written.")
  private Path file;

  @Override
  public Integer call() {
    UndoFile undo = UndoFile.read(file);
    return change.run(groups -> groups.plan(undo));
  }
}
