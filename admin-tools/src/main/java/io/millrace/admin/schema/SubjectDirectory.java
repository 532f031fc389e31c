package io.millrace.admin.schema;

import io.millrace.app.cli.AppException;
import io.millrace.registry.RegisteredSchema;
import io.millrace.registry.SchemaRegistry;
import io.millrace.spelling.NearestName;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Finds subjects and versions that a user names, and says what is wrong with the name. */
final class SubjectDirectory {
  private final SchemaRegistry registry;

  SubjectDirectory(SchemaRegistry registry) {
    this.registry = registry;
  }

  /**
   * A version of a subject, or its latest.
   *
   * @throws AppException when it isn't there
   */
  RegisteredSchema version(String subject, OptionalInt version) {
    if (version.isEmpty()) {
      return registry.latest(subject).orElseThrow(() -> unknown(subject));
    }
    return registry
        .version(subject, version.getAsInt())
        .orElseThrow(() -> unknown(subject, version.getAsInt()));
  }

  /** That a subject isn't there, with the nearest name of those that are. */
  AppException unknown(String subject) {
    return AppException.usage(
        "the registry has no subject \"%s\"%s"
            .formatted(subject, NearestName.hint(subject, registry.subjects())));
  }

  /** That a subject has no such version, with those that it has. */
  AppException unknown(String subject, int version) {
    List<Integer> known = registry.versions(subject);
    if (known.isEmpty()) {
      return unknown(subject);
    }
    return AppException.usage(
        "%s has no version %d: it has %s"
            .formatted(
                subject,
                version,
                known.stream().map(String::valueOf).collect(Collectors.joining(", "))));
  }
}
