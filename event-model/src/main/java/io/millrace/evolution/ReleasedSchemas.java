package io.millrace.evolution;

import static java.util.Objects.requireNonNull;

import io.millrace.registry.CompatibilityLevel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/**
 * The versions of schemas that were released, kept as files: {@code <full name>/<version>.avsc},
 * and {@code <full name>/accepted}, which lists the breaking changes that were released on purpose,
 * one a line as rule and path.
 *
 * <p>Sources are held to every released version in both directions, and to their meaning: the old
 * and the new jar meet in any order, and topics keep events of every version. Immutable; sees the
 * files as they were when it was read.
 */
public final class ReleasedSchemas {
  private static final CompatibilityCheck CHECK =
      CompatibilityCheck.of(CompatibilityLevel.FULL_TRANSITIVE).andMeaning();

  private final Path directory;
  private final Map<String, ReleaseHistory> histories;

  private ReleasedSchemas(Path directory, Map<String, ReleaseHistory> histories) {
    this.directory = directory;
    this.histories = histories;
  }

  /**
   * Reads a directory of releases.
   *
   * @throws UncheckedIOException if it, or a file that it should have, can't be read
   */
  public static ReleasedSchemas read(Path directory) {
    requireNonNull(directory, "directory");
    Map<String, ReleaseHistory> histories = new TreeMap<>();
    try (Stream<Path> names = Files.list(directory)) {
      for (Path name : names.filter(Files::isDirectory).toList()) {
        histories.put(name.getFileName().toString(), ReleaseHistory.read(name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the released schemas can't be read from " + directory, e);
    }
    return new ReleasedSchemas(directory, histories);
  }

  /**
   * The schemas of a source directory by full name: of each {@code .avsc} file the one that it
   * defines at its top, wherever the types that it uses are.
   *
   * @throws UncheckedIOException if a file can't be read
   * @throws org.apache.avro.SchemaParseException if a file isn't a schema
   */
  public static Map<String, Schema> sources(Path directory) {
    SchemaParser parser = new SchemaParser();
    List<SchemaParser.ParseResult> results = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".avsc")).sorted().toList()) {
        results.add(parser.parse(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the schemas can't be read from " + directory, e);
    }
    Map<String, Schema> schemas = new TreeMap<>();
    results.forEach(result -> schemas.put(result.mainSchema().getFullName(), result.mainSchema()));
    return schemas;
  }

  /** The names of released schemas that the sources have no more, in order. */
  public List<String> missing(Map<String, Schema> sources) {
    return histories.keySet().stream().filter(name -> !sources.containsKey(name)).toList();
  }

  /**
   * What a release of the sources would add, by name: schemas that are new or not equal to their
   * last version. A schema that breaks earlier versions is among them, with its violations.
   */
  public List<Release> pending(Map<String, Schema> sources) {
    return sources.values().stream()
        .map(this::release)
        .filter(release -> !release.schema().toString().equals(lastVersion(release)))
        .toList();
  }

  /**
   * Writes a release: its version and, if it has violations, that they are accepted. Says nothing
   * against breaking ones; that is the caller's to decide.
   *
   * @throws UncheckedIOException if it can't be written, or that version is there
   */
  public void write(Release release) {
    history(release.name()).write(directory.resolve(release.name()), release);
  }

  private Release release(Schema schema) {
    ReleaseHistory history = history(schema.getFullName());
    List<Violation> violations =
        CHECK.violations(history.versions(), schema).stream()
            .filter(violation -> !history.isAccepted(violation.change()))
            .toList();
    return new Release(history.versions().size() + 1, schema, violations);
  }

  private String lastVersion(Release release) {
    List<Schema> versions = history(release.name()).versions();
    return versions.isEmpty() ? "" : versions.get(versions.size() - 1).toString();
  }

  private ReleaseHistory history(String name) {
    return histories.getOrDefault(name, ReleaseHistory.NONE);
  }
}
