package io.millrace.benchmarks.sample;

/** How a program holds a record. */
public enum Form {
  /** As an instance of the generated class. */
  SPECIFIC,
  /** As a generic record, with Java strings and the schema as it is written in its file. */
  GENERIC
}
