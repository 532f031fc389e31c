package io.millrace.registry;

import static java.util.Objects.requireNonNull;

/**
 * Names a version of a subject.
 *
 * @param version from 1
 */
public record VersionName(String subject, int version) {
  public VersionName {
    requireNonNull(subject, "subject");
    if (version < 1) {
      throw new IllegalArgumentException("versions count from 1: " + version);
    }
  }
}
