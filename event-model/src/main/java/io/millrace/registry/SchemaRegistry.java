package io.millrace.registry;

import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * A registry of Avro schemas.
 *
 * <p>Thread-safe. Every method blocks for at most the deadline of the settings, and throws {@link
 * RegistryUnavailableException} when no answer came by then, {@link RegistryException} when the
 * registry refused.
 */
public interface SchemaRegistry {

  /** A client of the registry at the settings' addresses; does no I/O yet. */
  static SchemaRegistry open(RegistrySettings settings) {
    return new HttpSchemaRegistry(settings);
  }

  /**
   * The id of a schema, registered as a new version of the subject if it isn't one yet.
   *
   * @param normalize whether the registry may bring the schema into its normal form first
   */
  int register(String subject, Schema schema, boolean normalize);

  /**
   * The id of a schema that is a version of the subject; not found is a {@link RegistryException}.
   */
  int idOf(String subject, Schema schema, boolean normalize);

  /** The schema of an id; not found is a {@link RegistryException}. */
  Schema schemaOf(int id);

  /** The newest version of a subject; empty when there is no such subject. */
  Optional<RegisteredSchema> latest(String subject);

  /** The version of the subject that has this schema; empty when none has. */
  Optional<RegisteredSchema> find(String subject, Schema schema);

  /** The names of all subjects that are not deleted, sorted. */
  List<String> subjects();

  /**
   * The compatibility level set for a subject itself; empty when it follows the registry's default.
   */
  Optional<CompatibilityLevel> compatibility(String subject);

  /** Sets the compatibility level of a subject. */
  void setCompatibility(String subject, CompatibilityLevel level);

  /** Why the subject's level forbids a schema as the next version; empty when it is allowed. */
  List<String> incompatibilities(String subject, Schema schema);
}
