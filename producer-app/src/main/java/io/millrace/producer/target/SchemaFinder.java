package io.millrace.producer.target;

import io.millrace.app.cli.AppException;
import io.millrace.app.schema.SchemaSource;
import io.millrace.evolution.CompatibilityCheck;
import io.millrace.evolution.Violation;
import io.millrace.registry.RegisteredSchema;
import io.millrace.registry.RegistryException;
import io.millrace.registry.SchemaRegistry;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Finds the schemas of keys, or of values, and holds those that aren't registered to the level of
 * their subject. Changes nothing.
 */
final class SchemaFinder {
  private final SchemaRegistry registry;
  private final SideSettings settings;
  private final boolean mayBeNew;

  /**
   * @param mayBeNew whether a schema may be one that its subject doesn't have
   */
  SchemaFinder(SchemaRegistry registry, SideSettings settings, boolean mayBeNew) {
    this.registry = registry;
    this.settings = settings;
    this.mayBeNew = mayBeNew;
  }

  /**
   * The schema for a topic.
   *
   * @param source empty for the latest of the topic's subject
   * @throws AppException when there is none, or it can't be registered
   */
  FoundSchema find(String topic, Optional<SchemaSource> source) {
    if (source.isEmpty()) {
      return latest(topic);
    }
    return source.get() instanceof SchemaSource.Given given
        ? given(topic, given)
        : named((SchemaSource.Registered) source.get());
  }

  private FoundSchema latest(String topic) {
    String subject =
        settings
            .subject(topic)
            .orElseThrow(
                () ->
                    AppException.usage(
                        "the subject of topic %s is named after its records by %s: name the schema with %s"
                            .formatted(topic, settings.strategyKey(), settings.option())));
    return registry
        .latest(subject)
        .map(SchemaFinder::found)
        .orElseThrow(
            () ->
                AppException.usage(
                    "subject %s has no schema: give one for topic %s with %s"
                        .formatted(subject, topic, settings.option())));
  }

  private FoundSchema named(SchemaSource.Registered named) {
    Optional<RegisteredSchema> found =
        named.version().isPresent()
            ? registry.version(named.subject(), named.version().getAsInt())
            : registry.latest(named.subject());
    return found
        .map(SchemaFinder::found)
        .orElseThrow(
            () ->
                AppException.usage(
                    named.version().isPresent()
                        ? "the registry has no version %d of subject %s: see its versions with admin-tools schemas list"
                            .formatted(named.version().getAsInt(), named.subject())
                        : "the registry has no subject %s: see them with admin-tools schemas list, or name a file that ends with .avsc"
                            .formatted(named.subject())));
  }

  private static FoundSchema found(RegisteredSchema found) {
    return new FoundSchema(
        found.subject() + "@" + found.version(),
        found.subject(),
        found.schema(),
        OptionalInt.of(found.id()));
  }

  private FoundSchema given(String topic, SchemaSource.Given given) {
    settings.requireNoLatest(given.name());
    Schema schema = settings.registered(given.schema());
    String subject;
    try {
      subject = settings.subject(topic, schema);
    } catch (SerializationException e) {
      throw AppException.usage("%s: %s".formatted(given.name(), e.getMessage()));
    }
    OptionalInt id = idOf(subject, schema);
    if (id.isEmpty()) {
      List<RegisteredSchema> versions = versions(subject);
      Optional<RegisteredSchema> same =
          versions.stream().filter(version -> isWithReferences(version, schema)).findFirst();
      if (same.isPresent()) {
        return found(same.get());
      }
      requireAllowed(given, subject, schema, versions);
    }
    return new FoundSchema(given.name(), subject, schema, id);
  }

  private OptionalInt idOf(String subject, Schema schema) {
    try {
      return OptionalInt.of(registry.idOf(subject, schema, settings.normalizes()));
    } catch (RegistryException e) {
      if (e.isNotFound()) {
        return OptionalInt.empty();
      }
      throw e;
    }
  }

  private List<RegisteredSchema> versions(String subject) {
    return registry.versions(subject).stream()
        .map(version -> registry.version(subject, version))
        .flatMap(Optional::stream)
        .toList();
  }

  /** A registry doesn't find a schema with references by its whole text. */
  private static boolean isWithReferences(RegisteredSchema version, Schema schema) {
    return !version.references().isEmpty() && version.schema().equals(schema);
  }

  private void requireAllowed(
      SchemaSource.Given given, String subject, Schema schema, List<RegisteredSchema> versions) {
    if (!mayBeNew) {
      throw AppException.refused(
          "subject %s has no version with the schema %s, and auto.register.schemas is false: register it first, with admin-tools apply or schemas register"
              .formatted(subject, given.name()));
    }
    if (versions.isEmpty()) {
      return;
    }
    List<String> refusals =
        CompatibilityCheck.of(registry.effectiveCompatibility(subject))
            .violations(versions.stream().map(RegisteredSchema::schema).toList(), schema)
            .stream()
            .map(
                violation ->
                    new Violation(
                        versions.get(violation.version() - 1).version(), violation.change()))
            .map(Violation::toString)
            .toList();
    // Apicurio doesn't resolve references for this question.
    boolean refer = versions.stream().anyMatch(version -> !version.references().isEmpty());
    if (refusals.isEmpty() && !refer) {
      refusals = registry.incompatibilities(subject, schema);
    }
    if (!refusals.isEmpty()) {
      throw AppException.refused(
          refusals.stream()
              .collect(
                  Collectors.joining(
                      " ",
                      "%s can't be the next version of %s: ".formatted(given.name(), subject),
                      "")));
    }
  }
}
