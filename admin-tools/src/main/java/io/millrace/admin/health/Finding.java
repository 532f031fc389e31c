package io.millrace.admin.health;

import static java.util.Objects.requireNonNull;

/**
 * Something that may be wrong.
 *
 * @param check the name of the check that found it
 * @param resource the topic, group, subject or broker
 * @param evidence what was seen
 * @param remedy what to do
 */
public record Finding(
    String check, Severity severity, String resource, String evidence, String remedy) {
  public Finding {
    requireNonNull(check, "check");
    requireNonNull(severity, "severity");
    requireNonNull(resource, "resource");
    requireNonNull(evidence, "evidence");
    requireNonNull(remedy, "remedy");
  }
}
