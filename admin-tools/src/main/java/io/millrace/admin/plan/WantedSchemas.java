package io.millrace.admin.plan;

import io.millrace.admin.catalogue.Places;
import io.millrace.admin.catalogue.RegisteredVersion;
import io.millrace.admin.catalogue.SubjectDeclaration;
import io.millrace.admin.schema.RegistrySubjects;
import io.millrace.admin.schema.SideBySide;
import io.millrace.admin.schema.WantedSchema;
import io.millrace.app.cli.AppException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the schemas that subjects ought to have. */
final class WantedSchemas {
  private final RegistrySubjects registry;
  private final Places places;

  WantedSchemas(RegistrySubjects registry, Places places) {
    this.registry = registry;
    this.places = places;
  }

  /**
   * The schema of each.
   *
   * @throws AppException with all that only the registry knows, and doesn't
   */
  List<WantedSchema> find(List<SubjectDeclaration> subjects) {
    List<Optional<WantedSchema>> found = SideBySide.all(subjects, registry::wanted);
    List<AppException> missing =
        IntStream.range(0, subjects.size())
            .filter(i -> found.get(i).isEmpty())
            .mapToObj(i -> missing(subjects.get(i)))
            .toList();
    if (!missing.isEmpty()) {
      throw AppException.all(missing);
    }
    return found.stream().map(Optional::orElseThrow).toList();
  }

  private AppException missing(SubjectDeclaration subject) {
    RegisteredVersion wanted = (RegisteredVersion) subject.source();
    return AppException.usage(
        places.atSubject(
            subject.name(),
            "nothing is changed, as the registry has no version %d of %s, which the catalogue declares for %s"
                .formatted(wanted.version(), wanted.subject(), subject.name())));
  }
}
