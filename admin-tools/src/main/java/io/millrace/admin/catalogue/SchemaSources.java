package io.millrace.admin.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Finds the schemas that a catalogue names: beside the file that names them, then on the class
 * path.
 */
final class SchemaSources {
  private final Map<String, Path> folders = new HashMap<>();
  private final Problems problems;

  SchemaSources(List<CatalogueFile> files, Problems problems) {
    this.problems = problems;
    files.forEach(file -> file.folder().ifPresent(folder -> folders.put(file.name(), folder)));
  }

  /** The text of that name; empty, and a problem, when it is nowhere. */
  Optional<String> text(String name, Node at) {
    Optional<Path> folder = at.getStartMark().map(Mark::getName).map(folders::get);
    try (InputStream found = open(folder, name)) {
      if (found == null) {
        problems.add(
            at,
            "there is no schema %s %s"
                .formatted(
                    name,
                    folder
                        .map("in %s or on the class path"::formatted)
                        .orElse("on the class path")));
        return Optional.empty();
      }
      return Optional.of(new String(found.readAllBytes(), UTF_8));
    } catch (IOException e) {
      problems.add(at, "%s cannot be read: %s".formatted(name, e.getMessage()));
      return Optional.empty();
    }
  }

  private static InputStream open(Optional<Path> folder, String name) throws IOException {
    Optional<Path> file = folder.flatMap(known -> file(known, name));
    return file.isPresent()
        ? Files.newInputStream(file.get())
        : SchemaSources.class.getClassLoader().getResourceAsStream(name);
  }

  private static Optional<Path> file(Path folder, String name) {
    try {
      return Optional.of(folder.resolve(name)).filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
