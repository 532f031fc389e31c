package io.millrace.admin.schema;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.AppException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a schema is that a user names. */
public sealed interface SchemaPlace {

  /** A file as it is now. */
  record InFile(Path file) implements SchemaPlace {
    public InFile {
      requireNonNull(file, "file");
    }
  }

  /**
   * A version of a subject in the registry.
   *
   * @param version empty for the latest
   */
  record InRegistry(String subject, OptionalInt version) implements SchemaPlace {
    public InRegistry {
      requireNonNull(subject, "subject");
      requireNonNull(version, "version");
    }
  }

  /** A file as it was in a revision of the git repository that this program is started in. */
  record InRevision(GitPath path) implements SchemaPlace {
    public InRevision {
      requireNonNull(path, "path");
    }
  }

  /**
   * The place that a text names: {@code SUBJECT@VERSION} or {@code SUBJECT@latest}, else {@code
   * REVISION:PATH}, else a file. What begins with {@code /}, {@code ./} or {@code ../} is always a
   * file.
   */
  static SchemaPlace parse(String text) {
    if (text.startsWith("/") || text.startsWith("./") || text.startsWith("../")) {
      return new InFile(file(text));
    }
    Matcher version = Pattern.compile("(.+)@(latest|[1-9]\\d{0,8})").matcher(text);
    if (version.matches()) {
      return new InRegistry(version.group(1), number(version.group(2)));
    }
    GitPath path = GitPath.parse(text);
    return path.path().isPresent() ? new InRevision(path) : new InFile(file(text));
  }

  /** The file of a name. */
  static Path file(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw AppException.usage(
          "\"%s\" can't be the name of a file: %s".formatted(name, e.getReason()));
    }
  }

  private static OptionalInt number(String version) {
    return version.equals("latest")
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(version));
  }
}
