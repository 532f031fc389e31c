package io.millrace.local.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What {@link Supervisor} runs in the process that it leaves behind. */
@Command(name = "supervise", hidden = true)
final class SuperviseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StackArguments stack;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    return Attended.runUnwatched(
        stack.options(), err::println, started -> err.println(Supervisor.READY));
  }
}
