package io.millrace.registry;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Parses one schema after those that it refers to, each once, however often it is referred to. */
final class ReferenceParser {
  private static final int INVALID_SCHEMA = 42201;

  private final BiFunction<String, Integer, SchemaText> versions;
  private final Schema.Parser parser = new Schema.Parser();
  private final Set<String> done = new HashSet<>();

  /**
   * @param versions the text of a version of a subject; not found is a {@link RegistryException}
   */
  ReferenceParser(BiFunction<String, Integer, SchemaText> versions) {
    this.versions = versions;
  }

  /**
   * A schema of the registry.
   *
   * @param subject gives the context of the references
   * @param what for messages
   */
  Schema registered(SchemaText text, String subject, String what) {
    text.references().forEach(reference -> parse(reference, subject));
    return parse(text.text(), what);
  }

  /**
   * A schema that is to be sent to the registry, in Avro's own way of writing: registries that keep
   * texts as they come take another space for another schema.
   */
  Sendable sendable(SchemaText text, String subject) {
    text.references().forEach(reference -> parse(reference, subject));
    Collection<Schema> referred = List.copyOf(parser.getTypes().values());
    try {
      Schema schema = parser.setValidateDefaults(true).parse(text.text());
      return new Sendable(schema, new SchemaText(named(schema, referred), text.references()));
    } catch (AvroRuntimeException e) {
      throw invalid("the schema is not one that Avro can parse: " + e.getMessage());
    }
  }

  /** A schema with all its types, and its text without those that it refers to. */
  record Sendable(Schema schema, SchemaText text) {}

  // Deprecated, and Avro's only way to write a schema that names types of other schemas.
  @SuppressWarnings("deprecation")
  private static String named(Schema schema, Collection<Schema> referred) {
    return schema.toString(referred, false);
  }

  private void parse(SchemaReference reference, String referrer) {
    String context = SubjectName.contextPrefix(referrer);
    String subject =
        SubjectName.isQualified(reference.subject())
            ? reference.subject()
            : context + reference.subject();
    String which = subject + ", version " + reference.version();
    if (done.add(which)) {
      SchemaText referred = read(reference, subject);
      referred.references().forEach(deeper -> parse(deeper, subject));
      parse(referred.text(), which);
    }
  }

  private SchemaText read(SchemaReference reference, String subject) {
    try {
      return versions.apply(subject, reference.version());
    } catch (RegistryException e) {
      throw e.isNotFound()
          ? invalid("reference %s: it isn't in the registry".formatted(reference))
          : e;
    }
  }

  private Schema parse(String text, String what) {
    try {
      // As theirs: a default that doesn't fit is no reason not to read what was written.
      return parser.setValidateDefaults(false).parse(text);
    } catch (AvroRuntimeException e) {
      throw new RegistryException(
          200, 200, "the registry's schema for " + what + " is not one that Avro can parse");
    }
  }

  private static RegistryException invalid(String message) {
    return new RegistryException(422, INVALID_SCHEMA, message);
  }
}
