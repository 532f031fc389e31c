package io.millrace.admin.command.context;

import io.millrace.admin.command.output.OutputOption;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.context.Context;
import io.millrace.app.context.Contexts;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a context with all of its settings. */
@Command(
    name = "show",
    description = {
      "Print the settings of a context, and where each comes from.",
      "Secrets are hidden. A properties file with secrets that others can read is pointed out."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  admin-tools contexts show production")
public final class ContextsShowCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private OutputOption output;
  @Spec private CommandSpec command;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      description = "The context; else the one that is used when none is named.")
  private String name;

  @Override
  public Integer call() {
    Contexts contexts = Contexts.of(Map.copyOf(System.getenv()));
    Context context =
        contexts.get(
            Optional.ofNullable(name)
                .or(contexts::current)
                .orElseThrow(
                    () ->
                        AppException.usage(
                            contexts.file()
                                + " has no current context: name one of "
                                + String.join(", ", contexts.all().keySet()))));
    command
        .commandLine()
        .getOut()
        .println(output.isJson() ? ContextView.json(context) : ContextView.table(context));
    context
        .exposed()
        .ifPresent(
            file ->
                command
                    .commandLine()
                    .getErr()
                    .println(file + " has secrets, and others can read it: chmod 600 " + file));
    return ExitCode.DONE;
  }
}
