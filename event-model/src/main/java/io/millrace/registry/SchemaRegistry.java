package io.millrace.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;

/**
 * A registry of Avro schemas.
 *
 * <p>Thread-safe. A subject may name its context: {@code :.context:subject}. Every method blocks
 * for at most the deadline of the settings, and throws {@link RegistryUnavailableException} when no
 * answer came by then, {@link RegistryException} when the registry refused or answered what no
 * registry does, {@link org.apache.kafka.common.errors.InterruptException} when the thread was
 * interrupted.
 *
 * <p>A request whose answer got lost is sent again, so a deletion that was made can be reported as
 * one of something that isn't there.
 */
public interface SchemaRegistry {

  /**
   * A client of the registry at the settings' addresses; does no I/O yet, and remembers nothing.
   *
   * <p>{@code mock://scope} is a registry in memory: clients of the same scope share it, for as
   * long as the JVM runs or until {@link #dropScope}.
   */
  static SchemaRegistry open(RegistrySettings settings) {
    return open(settings, new RegistryCounters());
  }

  /** The same, and its requests and failures are counted. */
  static SchemaRegistry open(RegistrySettings settings, RegistryCounters counters) {
    return settings
        .mockScope()
        .map(MemoryScopes::registry)
        .orElseGet(() -> new HttpSchemaRegistry(new HttpExchange(settings, counters)));
  }

  /** Forgets the registry in memory of {@code mock://scope}; clients of it keep what they have. */
  static void dropScope(String scope) {
    MemoryScopes.drop(scope);
  }

  /**
   * A registry that remembers what never changes (ids, schemas, versions) and for a while what may
   * (the latest version, what isn't there).
   *
   * <p>Threads that miss the same share one request; those that miss different things don't wait
   * for each other. A request that fails is not remembered: the next caller asks again.
   */
  static SchemaRegistry caching(
      SchemaRegistry registry, CacheSettings settings, RegistryCounters counters) {
    return new CachingSchemaRegistry(registry, settings, counters, System::nanoTime);
  }

  /**
   * The id of a schema, registered as a new version of the subject if it isn't one yet.
   *
   * @param normalize whether the registry may bring the schema into its normal form first
   */
  int register(String subject, Schema schema, boolean normalize);

  /**
   * The same for a schema whose text names types of other subjects. It is parsed after them, and
   * sent in Avro's own way of writing; with what the text defines itself, but without what it
   * refers to. A text that doesn't parse, and a reference that isn't there, is a {@link
   * RegistryException} with the code 42201.
   *
   * @param schema a JSON text, in whatever layout
   * @param references all that the text itself names; their own references are found
   */
  int register(String subject, String schema, List<SchemaReference> references, boolean normalize);

  /**
   * The id of a schema that is a version of the subject; not found is a {@link RegistryException}.
   */
  int idOf(String subject, Schema schema, boolean normalize);

  /** The schema of an id in the default context; not found is a {@link RegistryException}. */
  Schema schemaOf(int id);

  /**
   * The schema of an id in the context of a subject, as ids of different contexts can be the same;
   * not found is a {@link RegistryException}.
   */
  Schema schemaOf(int id, String subject);

  /**
   * The schema of a globally unique id; not found, as in a registry that has no such ids, is a
   * {@link RegistryException}.
   */
  Schema schemaOf(UUID guid);

  /**
   * The versions of the default context that have an id, in the order of their subjects; empty when
   * the id isn't there or all of its versions are deleted.
   */
  List<VersionName> versionsOf(int id);

  /** The newest version of a subject; empty when there is no such subject. */
  Optional<RegisteredSchema> latest(String subject);

  /**
   * The newest version of a subject whose metadata has all these properties; empty when none has.
   */
  Optional<RegisteredSchema> latest(String subject, Map<String, String> metadata);

  /** A version of a subject; empty when it isn't there or is deleted. */
  Optional<RegisteredSchema> version(String subject, int version);

  /** The numbers of a subject's versions, ascending; empty when there is no such subject. */
  List<Integer> versions(String subject);

  /** The version of the subject that has this schema; empty when none has. */
  Optional<RegisteredSchema> find(String subject, Schema schema);

  /**
   * The version of the subject that has this schema with these references; empty when none has.
   *
   * @param schema as for {@link #register(String, String, List, boolean)}, with its exceptions
   */
  Optional<RegisteredSchema> find(String subject, String schema, List<SchemaReference> references);

  /**
   * The schema of a text with the types that it refers to, as the registry would parse it for a
   * subject.
   *
   * @param schema as for {@link #register(String, String, List, boolean)}, with its exceptions
   */
  Schema parse(String subject, String schema, List<SchemaReference> references);

  /** The names of all subjects that are not deleted, sorted. */
  List<String> subjects();

  /** The names of all subjects whose versions are all deleted, but not permanently; sorted. */
  List<String> deletedSubjects();

  /** The names of all contexts, sorted; the default one is {@code .}. */
  List<String> contexts();

  /**
   * The compatibility level set for a subject itself; empty when it follows the registry's default.
   * Apicurio says NONE of a subject without a level of its own.
   */
  Optional<CompatibilityLevel> compatibility(String subject);

  /**
   * The compatibility level that holds for a subject: its own, else the registry's default; the
   * default too when there is no such subject.
   */
  CompatibilityLevel effectiveCompatibility(String subject);

  /** The compatibility level of all subjects that have none of their own. */
  CompatibilityLevel defaultCompatibility();

  /** Sets the level of all subjects that have none of their own. */
  void setDefaultCompatibility(CompatibilityLevel level);

  /**
   * Sets the compatibility level of a subject. Apicurio takes NONE for no level of its own, so that
   * its default comes into force, and refuses it for a subject that isn't there.
   */
  void setCompatibility(String subject, CompatibilityLevel level);

  /** Lets a subject follow the registry's default level again; nothing if it does already. */
  void resetCompatibility(String subject);

  /**
   * Why the subject's level forbids a schema as the next version; empty when it is allowed, as it
   * is for a subject without versions.
   */
  List<String> incompatibilities(String subject, Schema schema);

  /**
   * The mode set for a subject itself; empty when it follows the registry's default. A registry
   * that has no modes is a {@link RegistryException} with the code 501, here and in the next two.
   */
  Optional<Mode> mode(String subject);

  /** Sets the mode of a subject; most registries have to be started with modes allowed. */
  void setMode(String subject, Mode mode);

  /** Lets a subject follow the registry's default mode again; nothing if it does already. */
  void resetMode(String subject);

  /**
   * Deletes a subject with all its versions; not found is a {@link RegistryException}.
   *
   * @param permanent whether its schemas are forgotten too, which registries only do to a subject
   *     that was deleted before; else its ids can still be read, and a schema that is registered
   *     again is a new version with its old id
   * @return the versions deleted, ascending; of a permanent deletion those deleted before, too
   */
  List<Integer> deleteSubject(String subject, boolean permanent);

  /**
   * Deletes a version; not found is a {@link RegistryException}.
   *
   * @param permanent as for {@link #deleteSubject}
   * @return the version deleted
   */
  int deleteVersion(String subject, int version, boolean permanent);
}
