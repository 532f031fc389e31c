package io.millrace.benchmarks.report;

import io.millrace.benchmarks.ColdIdsBenchmark;
import io.millrace.benchmarks.EqualSchemaBenchmark;
import io.millrace.benchmarks.SerdeBenchmark;
import java.util.Arrays;

/** The benchmarks, by what they do. */
enum Operation {
  SERIALIZE(SerdeBenchmark.class, "serialize", "form"),
  DESERIALIZE(SerdeBenchmark.class, "deserialize", "form"),
  EQUAL_SCHEMA(EqualSchemaBenchmark.class, "serialize", "instances"),
  COLD_IDS(ColdIdsBenchmark.class, "read", "");

  private final String method;
  private final String variant;

  Operation(Class<?> benchmark, String method, String variant) {
    this.method = benchmark.getName() + "." + method;
    this.variant = variant;
  }

  /** The parameter, beside record and side, that tells cases apart; empty when there is none. */
  String variant() {
    return variant;
  }

  /** The one that JMH calls so. */
  static Operation of(String method) {
    return Arrays.stream(values())
        .filter(operation -> operation.method.equals(method))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("no benchmark is named " + method));
  }
}
