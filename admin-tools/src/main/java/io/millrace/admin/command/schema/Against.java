package io.millrace.admin.command.schema;

import io.millrace.admin.schema.GitPath;
import io.millrace.app.cli.AppException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What files are held against: one of these. */
final class Against {
  @Option(
      names = "--subject",
      paramLabel = "SUBJECT",
      description =
          "The last version of a subject in the registry, or all if the level is transitive.")
  private String subject;

  @Option(
      names = "--against",
      paramLabel = "FILE",
      description = "Another file, which is the earlier; needs no registry.")
  private Path file;

  @Option(
      names = "--against-git",
      paramLabel = "REVISION[:PATH]",
      converter = RevisionConverter.class,
      description =
          "Each FILE as it was in a revision of its git repository, where it may have had another"
              + " PATH; needs no registry.")
  private GitPath revision;

  /** Null when files are held against something else, as the next two. */
  String subject() {
    return subject;
  }

  Path file() {
    return file;
  }

  GitPath revision() {
    return revision;
  }

  /** For picocli. */
  static final class RevisionConverter implements ITypeConverter<GitPath> {
    @Override
    public GitPath convert(String text) {
      try {
        return GitPath.parse(text);
      } catch (AppException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
