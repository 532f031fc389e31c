package io.millrace.admin.command.plan;

import io.millrace.admin.answer.Found;
import io.millrace.app.cli.GlobalOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the plan. */
@Command(
    name = "plan",
    description = "Show what apply would change, with the risk of each change.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  admin-tools plan --catalogue shop.yaml --output json")
public final class PlanCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private PlanOptions plan;

  @Override
  public Integer call() {
    return Found.exitCode(plan.show().failures().values());
  }
}
