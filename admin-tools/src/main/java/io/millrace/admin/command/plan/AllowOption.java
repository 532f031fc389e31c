package io.millrace.admin.command.plan;

import io.millrace.admin.plan.Change;
import io.millrace.admin.plan.Plan;
import io.millrace.app.cli.AppException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The option that lets risky changes through. */
public final class AllowOption {
  @Option(
      names = "--allow",
      paramLabel = "WORD",
      split = ",",
      converter = Allowance.Converter.class,
      description =
          "Let risky changes through, by action (add-partitions, alter-config,"
              + " set-compatibility) or by risk (disruptive, irreversible).")
  private List<Allowance> allowances = new ArrayList<>();

  /**
   * Lets the plan through.
   *
   * @throws AppException when the plan has a risky change that no word covers
   */
  public void check(Plan plan) {
    List<Change> refused =
        plan.risky().stream()
            .filter(change -> allowances.stream().noneMatch(allowance -> allowance.covers(change)))
            .toList();
    if (!refused.isEmpty()) {
      throw AppException.usage(
          "nothing is changed, as this needs a word of yours: "
              + refused.stream().map(AllowOption::question).collect(Collectors.joining("; "))
              + "; to go on, add --allow "
              + refused.stream()
                  .map(change -> change.action().toString())
                  .distinct()
                  .collect(Collectors.joining(",")));
    }
  }

  private static String question(Change change) {
    return "%s of %s, %s, is %s (%s)"
        .formatted(
            change.action(), change.resource(), change.summary(), change.risk(), change.reason());
  }
}
