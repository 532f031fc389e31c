package io.millrace.admin.command.context;

import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.context.Contexts;
import io.millrace.app.context.CurrentContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a context the current one. */
@Command(
    name = "use",
    description = {
      "Make a context the one that is used when none is named.",
      "Only that line of the file changes."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  admin-tools contexts use production")
public final class ContextsUseCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "NAME", description = "The context.")
  private String name;

  @Override
  public Integer call() {
    Path file = Contexts.location(Map.copyOf(System.getenv()));
    CurrentContext.set(file, name);
    command.commandLine().getOut().println("current context: " + name);
    return ExitCode.DONE;
  }
}
