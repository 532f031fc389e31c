package io.millrace.admin.schema;

import io.millrace.admin.answer.Found;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Failure;
import io.millrace.registry.RegistryException;
import io.millrace.registry.RegistryUnavailableException;
import io.millrace.registry.SchemaRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Deletes subjects and versions: first so that their ids can still be read, then for good. */
public final class SubjectRemover {
  private static final int SUBJECT_DELETED_ALREADY = 40404;
  private static final int SUBJECT_NOT_DELETED = 40405;
  private static final int VERSION_DELETED_ALREADY = 40406;
  private static final int VERSION_NOT_DELETED = 40407;

  private final SchemaRegistry registry;
  private final boolean permanent;

  /**
   * @param permanent whether what is deleted already is deleted for good
   */
  public SubjectRemover(SchemaRegistry registry, boolean permanent) {
    this.registry = registry;
    this.permanent = permanent;
  }

  /**
   * The subjects that are meant.
   *
   * @throws AppException when a pattern matches none of those that can be deleted
   */
  public List<String> resolve(SubjectSelection selection) {
    return selection.pattern().isEmpty()
        ? selection.names()
        : selection.resolve(permanent ? registry.deletedSubjects() : registry.subjects());
  }

  /**
   * Deletes subjects one after the other, as some can refer to others. One that stays doesn't stop
   * the rest; that the registry is away does.
   *
   * @param version of each, in place of all versions
   * @return the numbers of the versions that the registry confirmed, by subject
   */
  public Found<List<Integer>> delete(List<String> subjects, OptionalInt version) {
    Map<String, List<Integer>> deleted = new LinkedHashMap<>();
    Map<String, Failure> failures = new LinkedHashMap<>();
    for (String subject : subjects) {
      try {
        deleted.put(
            subject,
            version.isPresent()
                ? List.of(registry.deleteVersion(subject, version.getAsInt(), permanent))
                : registry.deleteSubject(subject, permanent));
      } catch (RegistryException e) {
        failures.put(subject, Failure.of(explained(subject, version, e)));
      } catch (RegistryUnavailableException e) {
        subjects.stream()
            .filter(left -> !deleted.containsKey(left) && !failures.containsKey(left))
            .forEach(left -> failures.put(left, Failure.of(e)));
        break;
      }
    }
    return new Found<>(deleted, failures);
  }

  private RuntimeException explained(String subject, OptionalInt version, RegistryException e) {
    return switch (e.code()) {
      case SUBJECT_DELETED_ALREADY, VERSION_DELETED_ALREADY ->
          AppException.usage(
              "is deleted already, and its ids can still be read: --permanent deletes it for good");
      case SUBJECT_NOT_DELETED, VERSION_NOT_DELETED ->
          AppException.usage(
              "is not deleted yet, and only then can be for good: delete it without --permanent first");
      default -> e.isNotFound() ? missing(subject, version) : e;
    };
  }

  private RuntimeException missing(String subject, OptionalInt version) {
    SubjectDirectory directory = new SubjectDirectory(registry);
    return version.isPresent() && !registry.versions(subject).isEmpty()
        ? directory.unknown(subject, version.getAsInt())
        : directory.unknown(subject);
  }
}
