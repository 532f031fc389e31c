package io.millrace.admin.cluster;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.Failure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cluster, as far as it told.
 *
 * @param id what tells it from other clusters
 * @param brokers by id
 * @param quorum empty when that failed
 * @param features by name; none when that failed
 * @param folders by broker and path; those of a broker that failed are left out
 * @param failures by what was asked
 */
public record ClusterState(
    String id,
    List<Broker> brokers,
    Optional<Quorum> quorum,
    List<Feature> features,
    List<LogFolder> folders,
    Map<String, Failure> failures) {
  public ClusterState {
    requireNonNull(id, "id");
    brokers = List.copyOf(brokers);
    requireNonNull(quorum, "quorum");
    features = List.copyOf(features);
    folders = List.copyOf(folders);
    failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
  }
}
