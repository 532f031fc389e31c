package io.millrace.admin.plan;

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
}
