package io.millrace.admin.export;

import io.millrace.app.cli.Failure;
import io.millrace.registry.RegisteredSchema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found of a cluster.
 *
 * @param topics sorted by name
 * @param shared the versions that schemas refer to, each after those that it refers to itself
 * @param failures why a topic isn't among them, by name
 */
public record Export(
    List<FoundTopic> topics, List<RegisteredSchema> shared, Map<String, Failure> failures) {
  public Export {
    topics = List.copyOf(topics);
    shared = List.copyOf(shared);
    failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
  }

  /** The catalogue, whose schemas stay in the registry. */
  public CatalogueFiles catalogue() {
    return CatalogueWriter.write(this, Optional.empty());
  }

  /**
   * The catalogue with its schemas in files.
   *
   * @param folder of the files, as the catalogue names it
   */
  public CatalogueFiles catalogueWithSchemas(String folder) {
    return CatalogueWriter.write(this, Optional.of(SchemaFiles.of(this, folder)));
  }

  /** How many topics there are. */
  public int size() {
    return topics.size();
  }
}
