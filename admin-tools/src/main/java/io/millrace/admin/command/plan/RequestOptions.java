package io.millrace.admin.command.plan;

import io.millrace.admin.plan.PlanRequest;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what is wanted of a cluster. */
final class RequestOptions {
  @Mixin private CatalogueOption catalogue;

  @Option(
      names = "--delete",
      paramLabel = "NAME",
      split = ",",
      description =
          "Also delete this topic, by its literal name. The catalogue must not declare it.")
  private List<String> deletions = new ArrayList<>();

  @Option(
      names = "--reset-undeclared",
      description =
          "Also reset configs that a declared topic has of its own and the catalogue leaves out, as"
              + " after a key was taken out of it.")
  private boolean resetsUndeclared;

  PlanRequest read() {
    return new PlanRequest(catalogue.read(), deletions, resetsUndeclared);
  }
}
