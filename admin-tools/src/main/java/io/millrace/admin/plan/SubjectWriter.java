package io.millrace.admin.plan;

import io.millrace.admin.schema.WantedReference;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Failure;
import io.millrace.registry.RegisteredSchema;
import io.millrace.registry.SchemaReference;
import io.millrace.registry.SchemaRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Changes subjects, one at a time: the result is empty once the registry has confirmed, or why not.
 */
final class SubjectWriter {
  private final Supplier<SchemaRegistry> registry;
  private final boolean pretends;
  private final Map<String, RegisterSchema> made = new HashMap<>();

  private SubjectWriter(Supplier<SchemaRegistry> registry, boolean pretends) {
    this.registry = registry;
    this.pretends = pretends;
  }

  /**
   * @param registry asked for only when a change needs it
   */
  static SubjectWriter of(Supplier<SchemaRegistry> registry) {
    return new SubjectWriter(registry, false);
  }

  /** One that changes nothing: schemas were judged when they were planned. */
  static SubjectWriter pretending() {
    return new SubjectWriter(
        () -> {
          throw new IllegalStateException("a rehearsal changes no subject");
        },
        true);
  }

  Optional<Failure> register(RegisterSchema change) {
    return attempt(
        () -> {
          registry
              .get()
              .register(change.subject(), change.schema().text(), references(change), false);
          made.put(change.subject(), change);
        });
  }

  Optional<Failure> setCompatibility(SetCompatibility level) {
    return attempt(() -> registry.get().setCompatibility(level.subject(), level.to()));
  }

  private List<SchemaReference> references(RegisterSchema change) {
    return change.schema().references().stream()
        .map(
            reference ->
                new SchemaReference(reference.type(), reference.subject(), version(reference)))
        .toList();
  }

  /** A version that this writer has made is known to the registry only. */
  private int version(WantedReference reference) {
    return reference.version().orElseGet(() -> versionMade(reference.subject()));
  }

  private int versionMade(String subject) {
    RegisterSchema change = made.get(subject);
    if (change == null) {
      throw AppException.failed("not tried, as " + subject + " was refused", null);
    }
    return registry
        .get()
        .find(subject, change.schema().text(), references(change))
        .map(RegisteredSchema::version)
        .orElseThrow(
            () ->
                AppException.failed(
                    "not tried, as the registry doesn't show the new version of " + subject, null));
  }

  private Optional<Failure> attempt(Runnable action) {
    if (pretends) {
      return Optional.empty();
    }
    try {
      action.run();
      return Optional.empty();
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException | AppException e) {
      return Optional.of(Failure.of(e));
    }
  }
}
