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

/**
 * The topics that ought to be.
 *
 * @param topics in the order of the file, each name once
 */
public record Catalogue(List<TopicDeclaration> topics) {
  private static final String BUILT_IN = "io/millrace/catalogue.yaml";

  public Catalogue {
    topics = List.copyOf(topics);
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

  /** The subjects of all topics. */
  public List<SubjectDeclaration> subjects() {
    return topics.stream().flatMap(topic -> topic.subjects().stream()).toList();
  }

  /** The topic of that name; empty when it isn't declared. */
  public Optional<TopicDeclaration> find(String topic) {
    return topics.stream().filter(declared -> declared.name().equals(topic)).findFirst();
  }
}
