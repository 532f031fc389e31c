package io.millrace.admin.plan;

import io.millrace.admin.catalogue.SubjectDeclaration;
import io.millrace.admin.schema.SubjectState;
import io.millrace.admin.schema.WantedSchema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The changes of one subject. */
final class SubjectPlanner {
  private SubjectPlanner() {}

  /**
   * A level is set before the version that it is to judge. On a new subject it comes after the
   * first version, which nothing judges: Apicurio knows no subject before that, and refuses some
   * levels.
   */
  static List<Change> changes(
      SubjectDeclaration declared, WantedSchema wanted, SubjectState actual) {
    Stream<Change> level = level(declared, actual).stream();
    Stream<Change> schema = schema(declared.name(), wanted, actual).stream();
    return (actual.exists() ? Stream.concat(level, schema) : Stream.concat(schema, level)).toList();
  }

  private static Optional<Change> level(SubjectDeclaration declared, SubjectState actual) {
    return declared
        .compatibility()
        .filter(wanted -> !actual.level().equals(Optional.of(wanted)))
        .map(wanted -> new SetCompatibility(declared.name(), actual.level(), wanted));
  }

  private static Optional<Change> schema(String subject, WantedSchema wanted, SubjectState actual) {
    return actual.hasSchema()
        ? Optional.empty()
        : Optional.of(new RegisterSchema(subject, wanted, actual.latest()));
  }
}
