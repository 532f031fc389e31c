package io.millrace.admin.command.schema;

import io.millrace.registry.SchemaReference;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that says where the types are that a schema only names. */
final class ReferenceOption {
  @Option(
      names = "--reference",
      paramLabel = "NAME=SUBJECT:VERSION",
      converter = ReferenceConverter.class,
      description = "Where a type is that FILE only names; once for each.")
  private List<SchemaReference> references = new ArrayList<>();

  List<SchemaReference> references() {
    return references;
  }
}
