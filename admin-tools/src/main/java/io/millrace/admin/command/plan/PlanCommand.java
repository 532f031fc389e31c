package io.millrace.admin.command.plan;

import io.millrace.admin.answer.Found;
import io.millrace.app.cli.GlobalOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the plan. */
@Command(
    name = "plan",
    description = {
      "Show what apply would change, with the risk of each change.",
      "Nothing is changed. A plan that is saved can be looked at, and applied as it is for as long"
          + " as what it touches stays as it was."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  admin-tools plan --catalogue shop.yaml --save plan.json")
public final class PlanCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private PlanOptions plan;

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description =
          "Also write the plan to a file, for apply --plan. A plan that is there and asks for the"
              + " same is left as it is.")
  private Path file;

  @Override
  public Integer call() {
    return Found.exitCode(plan.show(Optional.ofNullable(file)).failures().values());
  }
}
