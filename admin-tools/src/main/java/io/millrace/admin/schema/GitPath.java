package io.millrace.admin.schema;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.AppException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A revision of git, and a file in it.
 *
 * @param path as git takes it: from the top of the repository, or with {@code ./} from the folder
 *     that git is run in
 */
public record GitPath(String revision, Optional<String> path) {
  /** A revision can hold a colon in braces, as in {@code main@{10:00}}. */
  private static final Pattern PARTS = Pattern.compile("((?:[^:{]|\\{[^}]*})+)(?::(.+))?");

  public GitPath {
    requireNonNull(revision, "revision");
    requireNonNull(path, "path");
  }

  /**
   * Reads {@code REVISION} or {@code REVISION:PATH}.
   *
   * @throws AppException when it is neither
   */
  public static GitPath parse(String text) {
    Matcher parts = PARTS.matcher(text);
    // Git would take a dash for an option.
    if (text.startsWith("-") || !parts.matches()) {
      throw AppException.usage(
          "\"%s\" is no revision of git: write REVISION or REVISION:PATH, as main:schemas/order.avsc"
              .formatted(text));
    }
    return new GitPath(parts.group(1), Optional.ofNullable(parts.group(2)));
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return revision + path.map(":"::concat).orElse("");
  }
}
