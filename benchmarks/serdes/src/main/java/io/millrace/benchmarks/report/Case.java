package io.millrace.benchmarks.report;

import java.util.Comparator;

/**
 * What all sides did alike.
 *
 * @param record the name of the sample; empty when there is none
 * @param variant the form of the record, or what the serializer has seen of its schema
 * @param threads that did so at once
 */
record Case(Operation operation, String record, String variant, int threads)
    implements Comparable<Case> {
  private static final Comparator<Case> ORDER =
      Comparator.comparing(Case::operation)
          .thenComparing(Case::threads)
          .thenComparing(Case::record)
          .thenComparing(Case::variant);

  @Override
  public int compareTo(Case other) {
    return ORDER.compare(this, other);
  }
}
