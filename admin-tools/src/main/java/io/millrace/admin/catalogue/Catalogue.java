package io.millrace.admin.catalogue;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/**
 * The topics that ought to be, with their schemas.
 *
 * @param topics in the order of the file, dead-letter topics too, each name once
 * @param schemas the subjects of types that schemas share, each after those that it refers to
 * @param places where they stand in the files
 */
public record Catalogue(
    List<TopicDeclaration> topics, List<SubjectDeclaration> schemas, Places places) {
  public Catalogue {
    topics = List.copyOf(topics);
    schemas = List.copyOf(schemas);
    requireNonNull(places, "places");
  }

  /** One that stands in no file. */
  public Catalogue(List<TopicDeclaration> topics, List<SubjectDeclaration> schemas) {
    this(topics, schemas, Places.UNKNOWN);
  }

  /** Topics whose schemas share no types. */
  public Catalogue(List<TopicDeclaration> topics) {
    this(topics, List.of());
  }

  /**
   * The catalogue of one file.
   *
   * @throws CatalogueException with every problem of the file
   */
  public static Catalogue read(Path file) {
    return read(List.of(CatalogueFile.of(file)), List.of());
  }

  /**
   * The catalogue on the class path, which declares the topics of the shared events.
   *
   * @throws CatalogueException with every problem of it
   */
  public static Catalogue builtIn() {
    return read(List.of(CatalogueFile.builtIn()), List.of());
  }

  /**
   * The catalogue of several files. The schemas that a file names are looked for beside it, then on
   * the class path.
   *
   * @param files what they declare stands side by side; at least one
   * @param overlays each overrides what the files and the overlays before it say
   * @throws CatalogueException with every problem of all files
   */
  public static Catalogue read(List<CatalogueFile> files, List<CatalogueFile> overlays) {
    List<CatalogueFile> all = new ArrayList<>(files);
    all.addAll(overlays);
    Problems problems = new Problems(all.stream().map(CatalogueFile::name).toList());
    refuseTwice(all, problems);
    CatalogueNodes nodes = new CatalogueNodes(problems);
    Optional<MappingNode> root = nodes.read(files, overlays);
    SchemaSources sources = new SchemaSources(all, problems);
    Optional<Catalogue> catalogue =
        root.map(new CatalogueReader(problems, sources, nodes.isWhole())::read);
    problems.throwIfAny();
    return catalogue.orElseThrow();
  }

  private static void refuseTwice(List<CatalogueFile> files, Problems problems) {
    for (int i = 0; i < files.size(); i++) {
      CatalogueFile file = files.get(i);
      if (files.subList(0, i).stream().anyMatch(file::isSameAs)) {
        problems.add(file.name(), "is given twice");
      }
    }
    problems.throwIfAny();
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
