package io.millrace.app.record;

import io.millrace.registry.RegisteredSchema;
import io.millrace.registry.RegistryException;
import io.millrace.registry.RegistryUnavailableException;
import io.millrace.registry.SchemaRegistry;
import io.millrace.registry.VersionName;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.avro.Schema;

/** Finds the names of the schemas that records were written with. For one thread. */
final class SchemaNames {
  private final SchemaRegistry registry;
  private final boolean isKey;

  /** By identity, as a decoder gives one object for each id. */
  private final IdentityHashMap<Schema, NamedSchema> named = new IdentityHashMap<>();

  SchemaNames(SchemaRegistry registry, boolean isKey) {
    this.registry = registry;
    this.isKey = isKey;
  }

  NamedSchema of(String topic, WriterSchema writer) {
    return named.computeIfAbsent(writer.schema(), schema -> find(topic, writer));
  }

  private NamedSchema find(String topic, WriterSchema writer) {
    Optional<String> fingerprint = Optional.of(NamedSchema.fingerprint(writer.schema()));
    List<String> subjects = Subjects.of(topic, isKey, writer.schema());
    for (String subject : subjects) {
      Optional<RegisteredSchema> found = find(subject, writer.schema());
      if (found.isPresent()
          && (writer.id().isEmpty() || found.get().id() == writer.id().getAsInt())) {
        return new NamedSchema(
            OptionalInt.of(found.get().id()),
            Optional.of(subject),
            OptionalInt.of(found.get().version()),
            fingerprint);
      }
    }
    Optional<VersionName> version = versionOf(writer.id(), subjects);
    return new NamedSchema(
        writer.id(),
        version.map(VersionName::subject),
        version.map(name -> OptionalInt.of(name.version())).orElse(OptionalInt.empty()),
        fingerprint);
  }

  /** A registry doesn't find a schema with references by its whole text. */
  private Optional<VersionName> versionOf(OptionalInt id, List<String> subjects) {
    if (id.isEmpty()) {
      return Optional.empty();
    }
    try {
      return registry.versionsOf(id.getAsInt()).stream()
          .filter(version -> subjects.contains(version.subject()))
          .findFirst();
    } catch (RegistryException | RegistryUnavailableException e) {
      return Optional.empty();
    }
  }

  /** The id alone will do where the registry has no more to say. */
  private Optional<RegisteredSchema> find(String subject, Schema schema) {
    try {
      return registry.find(subject, schema);
    } catch (RegistryException | RegistryUnavailableException e) {
      return Optional.empty();
    }
  }
}
