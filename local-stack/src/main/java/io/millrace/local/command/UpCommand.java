package io.millrace.local.command;

import io.millrace.local.RunningStack;
import io.millrace.local.StackOptions;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "up", description = "Start a stack and leave it running.")
final class UpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StackArguments stack;

  @Option(
      names = "--foreground",
      description = "Stay attached: the stack stops with this command, and on Ctrl-C.")
  private boolean foreground;

  @Override
  public Integer call() {
    StackOptions options = stack.options();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Optional<RunningStack> running = options.data().flatMap(RunningStack::find);
    if (running.isPresent()) {
      running.get().checkFits(options);
      err.println("a stack is up already");
      StackSummary.print(running.get(), out);
      return LocalStackTool.DONE;
    }
    if (foreground) {
      return Attended.run(
          options, err::println, started -> StackSummary.print(started.describe(), out));
    }
    int code = Supervisor.start(stack.words(), err::println);
    if (code == LocalStackTool.DONE) {
      options.data().flatMap(RunningStack::find).ifPresent(up -> StackSummary.print(up, out));
    }
    return code;
  }
}
