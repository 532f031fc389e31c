package io.millrace.local.command;

import io.millrace.local.RunningStack;
import io.millrace.local.RunningStack.Health;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "status",
    description = "Show what runs; exit code 0 when all of it is up and healthy.")
final class StatusCommand implements Callable<Integer> {
  private static final Duration ANSWER = Duration.ofSeconds(5);

  @Spec private CommandSpec spec;
  @Mixin private DataArguments data;

  @Override
  public Integer call() {
    Optional<RunningStack> running = RunningStack.find(data.folder());
    if (running.isEmpty()) {
      spec.commandLine().getErr().println("no stack is running on " + data.folder());
      return LocalStackTool.FAILED;
    }
    List<Health> health = running.get().health(ANSWER);
    StackSummary.print(running.get(), health, spec.commandLine().getOut());
    boolean healthy = health.stream().allMatch(of -> of.problem().isEmpty());
    return running.get().ready() && healthy ? LocalStackTool.DONE : LocalStackTool.FAILED;
  }
}
