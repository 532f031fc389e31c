package io.millrace.admin.command.plan;

import io.millrace.admin.plan.PlanRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The options that say what is wanted of a cluster. */
final class RequestOptions {
  @Mixin private CatalogueOption catalogue;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--delete",
      paramLabel = "NAME",
      split = ",",
      description =
          "Also delete this topic, by its literal name. The catalogue must not declare it.")
  private List<String> deletions = new ArrayList<>();

  /** Whether any of them is there. */
  boolean areGiven() {
    ParseResult parsed = command.commandLine().getParseResult();
    return Stream.of("--catalogue", "--overlay", "--delete").anyMatch(parsed::hasMatchedOption);
  }

  PlanRequest read() {
    return new PlanRequest(catalogue.read(), deletions);
  }
}
