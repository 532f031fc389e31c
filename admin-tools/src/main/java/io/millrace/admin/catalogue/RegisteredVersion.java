package io.millrace.admin.catalogue;

import static java.util.Objects.requireNonNull;

/**
 * A schema that only the registry knows.
 *
 * @param subject where it is registered, which need not be the one that ought to have it
 * @param version from 1
 */
public record RegisteredVersion(String subject, int version) implements SchemaSource {
  public RegisteredVersion {
    requireNonNull(subject, "subject");
    if (version < 1) {
      throw new IllegalArgumentException(
          "versions of %s start with 1, not %d".formatted(subject, version));
    }
  }
}
