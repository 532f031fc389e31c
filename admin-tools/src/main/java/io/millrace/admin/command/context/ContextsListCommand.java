package io.millrace.admin.command.context;

import io.millrace.admin.command.output.OutputOption;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.context.Contexts;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the contexts. */
@Command(
    name = "list",
    description = {
      "Print the contexts, in the order of their file.",
      "A star marks the one that is used when none is named."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  admin-tools contexts list --output json")
public final class ContextsListCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private OutputOption output;
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    Contexts contexts = Contexts.of(Map.copyOf(System.getenv()));
    command
        .commandLine()
        .getOut()
        .println(output.isJson() ? ContextsView.json(contexts) : ContextsView.table(contexts));
    return ExitCode.DONE;
  }
}
