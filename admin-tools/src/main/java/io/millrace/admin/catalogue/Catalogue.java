package io.millrace.admin.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The topics that ought to be, with their schemas.
 *
 * @param topics in the order of the file, dead-letter topics too, each name once
 * @param schemas the subjects of types that schemas share, each after those that it refers to
 */
public record Catalogue(List<TopicDeclaration> topics, List<SubjectDeclaration> schemas) {
  private static final String BUILT_IN = "io/millrace/catalogue.yaml";

  public Catalogue {
    topics = List.copyOf(topics);
    schemas = List.copyOf(schemas);
  }

  /** Topics whose schemas share no types. */
  public Catalogue(List<TopicDeclaration> topics) {
    this(topics, List.of());
  }

  /**
   * The catalogue of a file; the schemas that it names are looked for beside it, then on the class
   * path.
   *
   * @throws CatalogueException with every problem of the file
   */
  public static Catalogue read(Path file) {
    Problems problems = new Problems(file.toString());
    SchemaSources schemas = SchemaSources.beside(file, problems);
    try {
      return new CatalogueReader(problems, schemas).read(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw problems.fatal("there is no such file");
    } catch (CharacterCodingException e) {
      throw problems.fatal("is not text in UTF-8");
    } catch (IOException e) {
      throw problems.fatal("cannot be read: " + e.getMessage());
    }
  }

  /**
   * The catalogue on the class path, which declares the topics of the shared events.
   *
   * @throws CatalogueException with every problem of it
   */
  public static Catalogue builtIn() {
    Problems problems = new Problems(BUILT_IN);
    SchemaSources schemas = SchemaSources.onClassPath(problems);
    try (InputStream yaml = SchemaSources.resource(BUILT_IN)) {
      if (yaml == null) {
        throw problems.fatal("the class path has no such resource");
      }
      return new CatalogueReader(problems, schemas).read(new String(yaml.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw problems.fatal("cannot be read: " + e.getMessage());
    }
  }

  /** All subjects, each after those that its schema refers to. */
  public List<SubjectDeclaration> subjects() {
    return Stream.concat(
            schemas.stream(), topics.stream().flatMap(topic -> topic.subjects().stream()))
        .toList();
  }

  /** The topic of that name; empty when it isn't declared. */
  public Optional<TopicDeclaration> find(String topic) {
    return topics.stream().filter(declared -> declared.name().equals(topic)).findFirst();
  }
}
