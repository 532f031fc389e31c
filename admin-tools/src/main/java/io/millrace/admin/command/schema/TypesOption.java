package io.millrace.admin.command.schema;

import io.millrace.admin.schema.TypeFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that names files with types that other files only name. */
final class TypesOption {
  @Option(
      names = "--types",
      paramLabel = "FILE",
      description =
          "A file with types that other files only name; once for each, those first that others"
              + " need. Of a git revision, it is read as it was there.")
  private List<Path> files = new ArrayList<>();

  TypeFiles files() {
    return new TypeFiles(files);
  }
}
