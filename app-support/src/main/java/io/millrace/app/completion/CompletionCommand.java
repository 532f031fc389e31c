package io.millrace.app.completion;

import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.GlobalOptions;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the script that teaches a shell to complete the program it is a command of. */
@Command(
    name = "completion",
    description = {
      "Print a script that completes commands and options in a shell.",
      "Put the line of the example, with your shell, into ~/.bashrc or ~/.zshrc."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  source <(${ROOT-COMMAND-NAME} completion bash)")
public final class CompletionCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
  private Shell shell;

  /** For picocli. */
  public CompletionCommand() {}

  @Override
  public Integer call() {
    CommandLine root = command.root().commandLine();
    String script = AutoComplete.bash(command.root().name(), root);
    command.commandLine().getOut().println(shell.adapt(script));
    return ExitCode.DONE;
  }
}
