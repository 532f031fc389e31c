package io.millrace.admin.command.plan;

import io.millrace.admin.answer.Found;
import io.millrace.admin.plan.Plan;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.GlobalOptions;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says by its exit code whether the plan is empty. */
@Command(
    name = "check",
    description = "Exit with 0 when all is as the catalogue says, with 3 when not.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  admin-tools check --catalogue shop.yaml || echo drift")
public final class CheckCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private PlanOptions plan;

  @Override
  public Integer call() {
    Plan shown = plan.show(Optional.empty());
    int failed = Found.exitCode(shown.failures().values());
    return Math.max(failed, shown.isEmpty() ? ExitCode.DONE : ExitCode.DIFFERENCES);
  }
}
