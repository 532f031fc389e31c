package io.millrace.admin.record;

import io.millrace.app.cli.AppException;
import io.millrace.app.record.NamedSchema;
import io.millrace.app.record.Subjects;
import io.millrace.app.schema.SchemaSource;
import io.millrace.registry.RegisteredSchema;
import io.millrace.registry.RegistryException;
import io.millrace.registry.SchemaRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Finds the schemas to write keys, or values, with: the one that a user names, else the one that a
 * line was written with, else the latest of the topic's subject. For one thread.
 */
final class SchemaResolver {
  private final SchemaRegistry registry;
  private final String subject;
  private final Optional<ChosenSchema> wanted;
  private final Optional<ChosenSchema> latest;
  private final Map<NamedSchema, ChosenSchema> resolved = new HashMap<>();

  private SchemaResolver(
      SchemaRegistry registry,
      String subject,
      Optional<ChosenSchema> wanted,
      Optional<ChosenSchema> latest) {
    this.registry = registry;
    this.subject = subject;
    this.wanted = wanted;
    this.latest = latest;
  }

  /**
   * Asks for the schema that the user names, and for the latest.
   *
   * @throws AppException when there is none such
   */
  static SchemaResolver open(
      SchemaRegistry registry, String topic, boolean isKey, Optional<SchemaSource> source) {
    String subject = Subjects.ofTopic(topic, isKey);
    Optional<ChosenSchema> wanted = source.map(given -> wanted(registry, subject, given));
    Optional<ChosenSchema> latest =
        wanted.isPresent()
            ? Optional.empty()
            : registry.latest(subject).map(SchemaResolver::chosen);
    return new SchemaResolver(registry, subject, wanted, latest);
  }

  /** The resolver for data that is no Avro, which asks nothing. */
  static SchemaResolver none(SchemaRegistry registry, String topic, boolean isKey) {
    return new SchemaResolver(
        registry, Subjects.ofTopic(topic, isKey), Optional.empty(), Optional.empty());
  }

  private static ChosenSchema wanted(SchemaRegistry registry, String subject, SchemaSource source) {
    if (source instanceof SchemaSource.Given given) {
      return registry
          .find(subject, given.schema())
          .map(SchemaResolver::chosen)
          .orElseThrow(
              () ->
                  AppException.refused(
                      "subject %s has no version with the schema of the file: register it first, with admin-tools apply or schemas register"
                          .formatted(subject)));
    }
    SchemaSource.Registered named = (SchemaSource.Registered) source;
    Optional<RegisteredSchema> found =
        named.version().isPresent()
            ? registry.version(named.subject(), named.version().getAsInt())
            : registry.latest(named.subject());
    return found
        .map(SchemaResolver::chosen)
        .orElseThrow(() -> AppException.usage("the registry has no " + shown(named)));
  }

  private static String shown(SchemaSource.Registered named) {
    return named.version().isPresent()
        ? "version %d of subject %s".formatted(named.version().getAsInt(), named.subject())
        : "subject " + named.subject();
  }

  /** Whether there is a schema for lines that name none. */
  boolean hasDefault() {
    return wanted.isPresent() || latest.isPresent();
  }

  /**
   * The schema for a line.
   *
   * @param line the one that it names
   * @throws LineException when it isn't there
   */
  ChosenSchema of(Optional<NamedSchema> line) {
    if (wanted.isPresent()) {
      return wanted.get();
    } else if (line.isPresent()) {
      return resolved.computeIfAbsent(line.get(), this::resolve);
    }
    return latest.orElseThrow(
        () ->
            new LineException(
                "subject %s has no version: register one, or name a schema".formatted(subject)));
  }

  private ChosenSchema resolve(NamedSchema named) {
    if (named.subject().isEmpty() && named.id().isPresent()) {
      Optional<ChosenSchema> found = byId(named.id().getAsInt());
      if (found.filter(schema -> isSame(schema, named)).isPresent()) {
        return found.get();
      } else if (named.fingerprint().isEmpty()) {
        throw new LineException("the registry has no schema id " + named.id().getAsInt());
      }
    }
    String from = named.subject().orElse(subject);
    if (named.version().isPresent()) {
      Optional<ChosenSchema> found =
          registry.version(from, named.version().getAsInt()).map(SchemaResolver::chosen);
      if (found.filter(schema -> isSame(schema, named)).isPresent()) {
        return found.get();
      } else if (named.fingerprint().isEmpty()) {
        throw new LineException(
            "subject %s has no version %d".formatted(from, named.version().getAsInt()));
      }
    }
    return named.fingerprint().isPresent()
        ? byFingerprint(from, named)
        : registry
            .latest(from)
            .map(SchemaResolver::chosen)
            .orElseThrow(() -> new LineException("the registry has no subject " + from));
  }

  /** Versions have other numbers in other registries. */
  private ChosenSchema byFingerprint(String from, NamedSchema named) {
    List<Integer> versions = new ArrayList<>(registry.versions(from));
    Collections.reverse(versions);
    for (int version : versions) {
      Optional<ChosenSchema> found = registry.version(from, version).map(SchemaResolver::chosen);
      if (found.filter(schema -> isSame(schema, named)).isPresent()) {
        return found.get();
      }
    }
    throw new LineException(
        "no version of subject %s has the schema that this was written with (fingerprint %s): register it, or name another"
            .formatted(from, named.fingerprint().orElse("")));
  }

  /** Ids are others in other registries, where the topic's own subject may have the schema. */
  private Optional<ChosenSchema> byId(int id) {
    try {
      return Optional.of(new ChosenSchema(id, registry.schemaOf(id)));
    } catch (RegistryException e) {
      if (e.isNotFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static boolean isSame(ChosenSchema found, NamedSchema named) {
    Schema schema = found.schema();
    return named.fingerprint().isEmpty()
        || named.fingerprint().get().equals(NamedSchema.fingerprint(schema));
  }

  private static ChosenSchema chosen(RegisteredSchema registered) {
    return new ChosenSchema(registered.id(), registered.schema());
  }
}
