package io.millrace.admin.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.snakeyaml.engine.v2.nodes.Node;

/** Finds the schemas that a catalogue names: in files beside it, then on the class path. */
final class SchemaSources {
  private final Optional<Path> folder;
  private final Problems problems;

  private SchemaSources(Optional<Path> folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
  }

  static SchemaSources beside(Path catalogue, Problems problems) {
    return new SchemaSources(Optional.of(catalogue.toAbsolutePath().getParent()), problems);
  }

  static SchemaSources onClassPath(Problems problems) {
    return new SchemaSources(Optional.empty(), problems);
  }

  /** Null when the class path has no such resource. */
  static InputStream resource(String name) {
    return SchemaSources.class.getClassLoader().getResourceAsStream(name);
  }

  /** The schema of that name; empty, and a problem, when there is none that Avro takes. */
  Optional<SchemaText> find(String name, Node at) {
    try (InputStream found = open(name)) {
      if (found == null) {
        problems.add(at, "there is no schema %s %s".formatted(name, places()));
        return Optional.empty();
      }
      String text = new String(found.readAllBytes(), UTF_8);
      return Optional.of(new SchemaText(new Schema.Parser().parse(text), text, List.of()));
    } catch (IOException | AvroRuntimeException e) {
      problems.add(at, "%s is no Avro schema: %s".formatted(name, e.getMessage()));
      return Optional.empty();
    }
  }

  private InputStream open(String name) throws IOException {
    Optional<Path> file = folder.flatMap(known -> file(known, name));
    return file.isPresent() ? Files.newInputStream(file.get()) : resource(name);
  }

  private static Optional<Path> file(Path folder, String name) {
    try {
      return Optional.of(folder.resolve(name)).filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private String places() {
    return folder.map("in %s or on the class path"::formatted).orElse("on the class path");
  }
}
