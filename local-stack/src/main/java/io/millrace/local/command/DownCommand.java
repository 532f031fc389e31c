package io.millrace.local.command;

import io.millrace.local.RunningStack;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "down", description = "Stop a stack.")
final class DownCommand implements Callable<Integer> {
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(15);

  @Spec private CommandSpec spec;
  @Mixin private DataArguments data;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Optional<RunningStack> running = RunningStack.find(data.folder());
    running.ifPresent(stack -> stack.stop(STOP_DEADLINE));
    err.println(
        running.isPresent()
            ? "stopped; its data is kept in " + data.folder()
            : "no stack is running on " + data.folder());
    return LocalStackTool.DONE;
  }
}
