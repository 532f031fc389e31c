package io.millrace.admin.edit;

import static java.util.Objects.requireNonNull;

import io.millrace.admin.plan.Plan;
import io.millrace.app.cli.Failure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What can be done of what was asked.
 *
 * @param plan for the topics that it can be done for
 * @param refused why not, by topic, for the others
 */
public record Proposal(Plan plan, Map<String, Failure> refused) {
  public Proposal {
    requireNonNull(plan, "plan");
    refused = Collections.unmodifiableMap(new LinkedHashMap<>(refused));
  }
}
