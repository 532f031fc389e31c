package io.millrace.consumer.command;

import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.GlobalOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what a handler is compiled against, for those who have no build of their own. */
@Command(
    name = "classpath",
    description = "Print the class path of this program, to compile a handler for run.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  javac -cp \"$(consumer-app classpath)\" -d classes Mailer.java")
final class ClassPathCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    command.commandLine().getOut().println(System.getProperty("java.class.path"));
    return ExitCode.DONE;
  }
}
