package io.millrace.admin.schema;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Failure;
import io.millrace.evolution.CompatibilityCheck;
import io.millrace.evolution.SchemaChange;
import io.millrace.evolution.Violation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds schema files to what was before them, without a registry. */
public final class SchemaCheck {
  private final CompatibilityCheck check;
  private final TypeFiles types;
  private final GitFiles git;

  public SchemaCheck(CompatibilityCheck check, TypeFiles types) {
    this(check, types, new GitFiles("git"));
  }

  SchemaCheck(CompatibilityCheck check, TypeFiles types, GitFiles git) {
    this.check = check;
    this.types = types;
    this.git = git;
  }

  /** Against another file, which is the earlier. */
  public CheckReport againstFile(Path file, Path earlier) {
    NamedSchema before = types.read(earlier);
    return new CheckReport(List.of(compare(check, before, types.read(file))), Map.of(), Map.of());
  }

  /**
   * Against the same files in a revision of the git repository that each is in. A file that can't
   * be checked doesn't stop the others; one that the revision doesn't have breaks nothing.
   *
   * @param revision with a path when there is one file, whose path was another
   * @throws AppException when there is no git
   */
  public CheckReport againstRevision(List<Path> files, GitPath revision) {
    List<Comparison> comparisons = new ArrayList<>();
    Map<String, String> unmatched = new LinkedHashMap<>();
    Map<String, Failure> failures = new LinkedHashMap<>();
    for (Path file : files) {
      try {
        NamedSchema now = types.read(file);
        before(file, revision)
            .ifPresentOrElse(
                before -> comparisons.add(compare(check, before, now)),
                () ->
                    unmatched.put(
                        file.toString(),
                        "isn't in revision %s: is new, or had another path, which %1$s:PATH names"
                            .formatted(revision.revision())));
      } catch (AppException e) {
        failures.put(file.toString(), Failure.of(e));
      }
    }
    return new CheckReport(comparisons, unmatched, failures);
  }

  /** What the check's level forbids in the change from one schema to the other. */
  static Comparison compare(CompatibilityCheck check, NamedSchema before, NamedSchema now) {
    List<SchemaChange> forbidden =
        check.violations(List.of(before.schema()), now.schema()).stream()
            .map(Violation::change)
            .toList();
    return new Comparison(now.name(), before.name(), check.level(), forbidden, List.of());
  }

  private Optional<NamedSchema> before(Path file, GitPath revision) {
    String name = revision.revision() + ":" + revision.path().orElse(file.toString());
    return text(file, revision)
        .map(text -> types.parse(git, revision.revision(), file, name, text));
  }

  private Optional<String> text(Path file, GitPath revision) {
    if (revision.path().isEmpty()) {
      return git.read(file, revision.revision());
    }
    String path = revision.path().get();
    return Optional.of(
        git.read(file.toAbsolutePath().getParent(), revision.revision(), path)
            .orElseThrow(
                () ->
                    AppException.usage(
                        ("revision %s has no file %s: a path counts from the top of the repository,"
                                + " or begins with ./ from the folder of %s")
                            .formatted(revision.revision(), path, file))));
  }
}
