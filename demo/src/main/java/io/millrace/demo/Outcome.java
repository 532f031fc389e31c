package io.millrace.demo;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the job did.
 *
 * @param took each step, in order
 */
record Outcome(Comparison comparison, Map<String, Duration> took) {
  Outcome {
    took = Collections.unmodifiableMap(new LinkedHashMap<>(took));
  }
}
