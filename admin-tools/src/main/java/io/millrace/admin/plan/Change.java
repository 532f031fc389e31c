package io.millrace.admin.plan;

import java.util.List;

/** A difference between what is wanted and what is there, with what it costs to end it. */
public sealed interface Change
    permits SetCompatibility,
        RegisterSchema,
        CreateTopic,
        AddPartitions,
        AlterConfig,
        DeleteTopic,
        Unsupported {

  /** The kind of change. */
  Action action();

  /** The topic or the subject. */
  String resource();

  /** From what to what. */
  String summary();

  /** What it can cost. */
  Risk risk();

  /** Why it has that risk, or why it isn't possible. */
  String reason();

  /** The harms that a user has to let through by their names before it is made; often none. */
  default List<Hazard> hazards() {
    return List.of();
  }
}
