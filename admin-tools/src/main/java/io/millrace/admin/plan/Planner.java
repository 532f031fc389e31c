package io.millrace.admin.plan;

import io.millrace.admin.catalogue.Catalogue;
import io.millrace.admin.catalogue.SubjectDeclaration;
import io.millrace.admin.schema.SubjectState;
import io.millrace.app.cli.AppException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the differences between a catalogue and what is there. Pure. */
public final class Planner {
  private Planner() {}

  /** The changes for a catalogue alone. */
  public static Plan plan(Catalogue desired, ActualState actual) {
    return plan(PlanRequest.of(desired), actual);
  }

  /**
   * The changes that make the actual state as declared: schemas before topics, so that a topic
   * never waits for the schema of its events. Only what the catalogue states is compared. A topic
   * that couldn't be looked at is left alone. Deletions aren't planned here.
   *
   * @throws AppException when a subject can't take its declared schema; nothing may change then
   */
  public static Plan plan(PlanRequest request, ActualState actual) {
    Catalogue desired = request.catalogue();
    refuseIncompatible(desired, actual);
    Stream<Change> subjects =
        desired.subjects().stream()
            .flatMap(
                declared ->
                    SubjectPlanner.changes(
                        declared, actual.wanted().get(declared.name()), subject(actual, declared))
                        .stream());
    Stream<Change> topics =
        desired.topics().stream()
            .filter(declared -> !actual.failures().containsKey(declared.name()))
            .flatMap(
                declared ->
                    TopicPlanner.changes(
                        declared, Optional.ofNullable(actual.topics().get(declared.name())))
                        .stream())
            .sorted(Comparator.comparing(Change::action));
    return new Plan(Stream.concat(subjects, topics).toList(), actual.failures(), List.of());
  }

  private static void refuseIncompatible(Catalogue desired, ActualState actual) {
    List<String> refusals = new ArrayList<>();
    for (SubjectDeclaration declared : desired.subjects()) {
      List<String> reasons = subject(actual, declared).incompatibilities();
      if (!reasons.isEmpty()) {
        refusals.add(
            reasons.stream()
                .map(Planner::withoutFullStop)
                .collect(Collectors.joining("; ", declared.name() + " (", ")")));
      }
    }
    if (!refusals.isEmpty()) {
      throw AppException.refused(
          "nothing is changed, as the declared schema is incompatible with its subject: "
              + String.join(", ", refusals));
    }
  }

  private static String withoutFullStop(String reason) {
    return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
  }

  private static SubjectState subject(ActualState actual, SubjectDeclaration declared) {
    return actual.subjects().getOrDefault(declared.name(), SubjectState.ABSENT);
  }
}
