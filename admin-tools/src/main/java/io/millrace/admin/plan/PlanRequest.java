package io.millrace.admin.plan;

import static java.util.Objects.requireNonNull;

import io.millrace.admin.catalogue.Catalogue;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What a user wants.
 *
 * @param catalogue what ought to be
 * @param deletions topics that ought not to be, by literal names
 * @param resetsUndeclared whether declared topics lose those configs of their own that the
 *     catalogue leaves out
 */
public record PlanRequest(Catalogue catalogue, List<String> deletions, boolean resetsUndeclared) {
  public PlanRequest {
    requireNonNull(catalogue, "catalogue");
    deletions = List.copyOf(new LinkedHashSet<>(deletions));
  }

  /** Only what the catalogue states. */
  public static PlanRequest of(Catalogue catalogue) {
    return new PlanRequest(catalogue, List.of(), false);
  }
}
