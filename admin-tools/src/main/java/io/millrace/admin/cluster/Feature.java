package io.millrace.admin.cluster;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.SupportedVersionRange;

/**
 * Something that the cluster can do once its level is raised.
 *
 * @param level in force; 0 when it is off
 * @param newest the highest level that the broker asked knows
 */
public record Feature(String name, int level, int newest) {
  public Feature {
    requireNonNull(name, "name");
  }

  static List<Feature> all(FeatureMetadata metadata) {
    Set<String> names = new TreeSet<>(metadata.supportedFeatures().keySet());
    names.addAll(metadata.finalizedFeatures().keySet());
    return names.stream().map(name -> of(name, metadata)).toList();
  }

  private static Feature of(String name, FeatureMetadata metadata) {
    FinalizedVersionRange level = metadata.finalizedFeatures().get(name);
    SupportedVersionRange known = metadata.supportedFeatures().get(name);
    return new Feature(
        name, level == null ? 0 : level.maxVersionLevel(), known == null ? 0 : known.maxVersion());
  }
}
