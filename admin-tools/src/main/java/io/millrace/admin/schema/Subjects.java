package io.millrace.admin.schema;

import io.millrace.admin.answer.Found;
import io.millrace.app.cli.AppException;
import io.millrace.registry.RegisteredSchema;
import io.millrace.registry.RegistryException;
import io.millrace.registry.SchemaRegistry;
import io.millrace.registry.VersionName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.apache.avro.Schema;

/** What is in a registry. */
public final class Subjects {
  private final SchemaRegistry registry;
  private final SubjectDirectory directory;

  public Subjects(SchemaRegistry registry) {
    this.registry = registry;
    this.directory = new SubjectDirectory(registry);
  }

  /**
   * The names of subjects, sorted.
   *
   * @param pattern that whole names match, if there is one
   * @param deleted whether those are wanted that are deleted, but not permanently
   */
  public List<String> names(Optional<Pattern> pattern, boolean deleted) {
    List<String> names = deleted ? registry.deletedSubjects() : registry.subjects();
    return names.stream()
        .filter(name -> pattern.isEmpty() || pattern.get().matcher(name).matches())
        .toList();
  }

  /** More about subjects, which takes a few requests for each. */
  public Found<SubjectDetails> details(List<String> names) {
    return SideBySide.ask(names, this::details);
  }

  /**
   * A version of a subject.
   *
   * @param version empty for the latest
   * @throws AppException when it isn't there
   */
  public ShownSchema version(String subject, OptionalInt version) {
    return shown(directory.version(subject, version), List.of());
  }

  /**
   * The schema of an id, as one of its versions has it.
   *
   * @throws AppException when there is no such id
   */
  public ShownSchema id(int id) {
    List<VersionName> versions = registry.versionsOf(id);
    return versions.stream()
        .flatMap(name -> registry.version(name.subject(), name.version()).stream())
        .findFirst()
        .map(version -> shown(version, versions))
        .orElseGet(() -> withoutVersion(id));
  }

  private static ShownSchema shown(RegisteredSchema found, List<VersionName> versions) {
    return new ShownSchema(
        found.id(),
        versions.isEmpty() ? List.of(new VersionName(found.subject(), found.version())) : versions,
        found.schema(),
        found.text(),
        found.references());
  }

  private ShownSchema withoutVersion(int id) {
    try {
      Schema schema = registry.schemaOf(id);
      return new ShownSchema(id, List.of(), schema, schema.toString(), List.of());
    } catch (RegistryException e) {
      throw e.isNotFound()
          ? AppException.usage(
              "the registry has no schema with the id %d: it is written in the events of another registry?"
                  .formatted(id))
          : e;
    }
  }

  private SubjectDetails details(String subject) {
    List<Integer> versions = registry.versions(subject);
    RegisteredSchema latest = directory.version(subject, OptionalInt.empty());
    return new SubjectDetails(
        subject, versions.size(), latest.version(), latest.id(), HeldLevel.of(registry, subject));
  }
}
