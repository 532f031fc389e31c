package io.millrace.registry;

import io.millrace.registry.RegistryMemory.IdIn;
import io.millrace.registry.RegistryMemory.Newest;
import io.millrace.registry.RegistryMemory.Version;
import io.millrace.registry.RegistryMemory.Wanted;
import io.millrace.registry.SubjectIds.Written;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.apache.avro.Schema;

/** Asks another registry for what {@link RegistryMemory} doesn't know. */
final class CachingSchemaRegistry implements SchemaRegistry {
  private final SchemaRegistry registry;
  private final RegistryMemory memory;

  /**
   * @param nanos the time, as of {@link System#nanoTime()}
   */
  CachingSchemaRegistry(
      SchemaRegistry registry,
      CacheSettings settings,
      RegistryCounters counters,
      LongSupplier nanos) {
    this.registry = registry;
    this.memory = new RegistryMemory(settings, counters, nanos);
  }

  @Override
  public int register(String subject, Schema schema, boolean normalize) {
    return memory
        .ids(subject)
        .register(
            new Written(schema.toString(), normalize),
            () -> {
              int id = registry.register(subject, schema, normalize);
              memory.registered(subject);
              return id;
            });
  }

  @Override
  public int register(
      String subject, String schema, List<SchemaReference> references, boolean normalize) {
    int id = registry.register(subject, schema, references, normalize);
    memory.registered(subject);
    return id;
  }

  @Override
  public int idOf(String subject, Schema schema, boolean normalize) {
    return memory
        .ids(subject)
        .lookUp(
            new Written(schema.toString(), normalize),
            () -> registry.idOf(subject, schema, normalize));
  }

  @Override
  public Schema schemaOf(int id) {
    return memory.schemas.get(new IdIn("", id), () -> registry.schemaOf(id));
  }

  @Override
  public Schema schemaOf(int id, String subject) {
    return memory.schemas.get(new IdIn(subject, id), () -> registry.schemaOf(id, subject));
  }

  @Override
  public Schema schemaOf(UUID guid) {
    return memory.guids.get(guid, () -> registry.schemaOf(guid));
  }

  @Override
  public List<VersionName> versionsOf(int id) {
    return registry.versionsOf(id);
  }

  @Override
  public Optional<RegisteredSchema> latest(String subject) {
    return memory.latest.get(new Newest(subject, Map.of()), () -> registry.latest(subject));
  }

  @Override
  public Optional<RegisteredSchema> latest(String subject, Map<String, String> metadata) {
    return memory.latest.get(
        new Newest(subject, Map.copyOf(metadata)), () -> registry.latest(subject, metadata));
  }

  @Override
  public Optional<RegisteredSchema> version(String subject, int version) {
    return memory.versions.get(
        new Version(subject, version), () -> registry.version(subject, version));
  }

  @Override
  public List<Integer> versions(String subject) {
    return registry.versions(subject);
  }

  @Override
  public Optional<RegisteredSchema> find(String subject, Schema schema) {
    return memory.finds.get(
        new Wanted(subject, schema.toString()), () -> registry.find(subject, schema));
  }

  @Override
  public Optional<RegisteredSchema> find(
      String subject, String schema, List<SchemaReference> references) {
    return registry.find(subject, schema, references);
  }

  @Override
  public Schema parse(String subject, String schema, List<SchemaReference> references) {
    return registry.parse(subject, schema, references);
  }

  @Override
  public List<String> subjects() {
    return registry.subjects();
  }

  @Override
  public List<String> deletedSubjects() {
    return registry.deletedSubjects();
  }

  @Override
  public List<String> contexts() {
    return registry.contexts();
  }

  @Override
  public Optional<CompatibilityLevel> compatibility(String subject) {
    return registry.compatibility(subject);
  }

  @Override
  public CompatibilityLevel effectiveCompatibility(String subject) {
    return registry.effectiveCompatibility(subject);
  }

  @Override
  public CompatibilityLevel defaultCompatibility() {
    return registry.defaultCompatibility();
  }

  @Override
  public void setDefaultCompatibility(CompatibilityLevel level) {
    registry.setDefaultCompatibility(level);
  }

  @Override
  public void setCompatibility(String subject, CompatibilityLevel level) {
    registry.setCompatibility(subject, level);
  }

  @Override
  public void resetCompatibility(String subject) {
    registry.resetCompatibility(subject);
  }

  @Override
  public List<String> incompatibilities(String subject, Schema schema) {
    return registry.incompatibilities(subject, schema);
  }

  @Override
  public Optional<Mode> mode(String subject) {
    return registry.mode(subject);
  }

  @Override
  public void setMode(String subject, Mode mode) {
    registry.setMode(subject, mode);
  }

  @Override
  public void resetMode(String subject) {
    registry.resetMode(subject);
  }

  @Override
  public List<Integer> deleteSubject(String subject, boolean permanent) {
    try {
      return registry.deleteSubject(subject, permanent);
    } finally {
      memory.deleted(subject);
    }
  }

  @Override
  public int deleteVersion(String subject, int version, boolean permanent) {
    try {
      return registry.deleteVersion(subject, version, permanent);
    } finally {
      memory.deleted(subject);
    }
  }
}
