package io.millrace.admin.plan;

import io.millrace.app.cli.Failure;
import io.millrace.registry.SchemaRegistry;
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

  Optional<Failure> register(RegisterSchema schema) {
    return attempt(() -> registry.get().register(schema.subject(), schema.schema(), false));
  }

  Optional<Failure> setCompatibility(SetCompatibility level) {
    return attempt(() -> registry.get().setCompatibility(level.subject(), level.to()));
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
    } catch (KafkaException e) {
      return Optional.of(Failure.of(e));
    }
  }
}
