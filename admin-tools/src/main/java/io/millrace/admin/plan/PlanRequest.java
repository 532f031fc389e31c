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
 */
public record PlanRequest(Catalogue catalogue, List<String> deletions) {
  public PlanRequest {
    requireNonNull(catalogue, "catalogue");
    deletions = List.copyOf(new LinkedHashSet<>(deletions));
  }

  /** Only what the catalogue states. */
  public static PlanRequest of(Catalogue catalogue) {
    return new PlanRequest(catalogue, List.of());
  }
}
