package io.millrace.admin.schema;

import io.millrace.app.cli.AppException;
import io.millrace.app.schema.SchemaTexts;
import io.millrace.registry.RegistryException;
import io.millrace.registry.SchemaReference;
import io.millrace.registry.SchemaRegistry;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;

/**
 * The schema of a file, whose text may name types of subjects.
 *
 * @param schema with those types
 */
record SchemaFile(Path file, String text, List<SchemaReference> references, Schema schema) {

  /**
   * Reads a file for a subject.
   *
   * @throws AppException when it isn't there or doesn't parse, or a reference isn't there
   */
  static SchemaFile read(
      SchemaRegistry registry, String subject, Path file, List<SchemaReference> references) {
    String text = SchemaTexts.read(file);
    SchemaTexts.Named named = new SchemaTexts.Named(file.toString(), text);
    if (references.isEmpty()) {
      return new SchemaFile(
          file, text, references, SchemaTexts.parse(named, "say where it is with --reference"));
    }
    SchemaTexts.requireJson(named);
    try {
      return new SchemaFile(file, text, references, registry.parse(subject, text, references));
    } catch (RegistryException e) {
      throw e.status() == 422 ? AppException.refused(file + ": " + e.getMessage()) : e;
    }
  }

  NamedSchema named() {
    return new NamedSchema(file.toString(), schema);
  }
}
