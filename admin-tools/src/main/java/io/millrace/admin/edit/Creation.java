package io.millrace.admin.edit;

import static java.util.Objects.requireNonNull;

import io.millrace.admin.catalogue.TopicDeclaration;
import io.millrace.admin.plan.Change;
import io.millrace.admin.plan.CreateTopic;
import io.millrace.admin.plan.Plan;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.errors.InvalidTopicException;

/**
 * Topics to be created, all alike.
 *
 * @param partitions at least 1
 * @param replication copies of each partition; empty for the cluster's default
 * @param configs by name, with units as in a catalogue
 * @param ifAbsent whether a topic that is there already is as good
 */
public record Creation(
    int partitions, Optional<Short> replication, Map<String, String> configs, boolean ifAbsent) {
  public Creation {
    if (partitions < 1) {
      throw AppException.usage("--partitions must be at least 1, and is " + partitions);
    }
    requireNonNull(replication, "replication");
    if (replication.filter(copies -> copies < 1).isPresent()) {
      throw AppException.usage(
          "--replication must be at least 1, and is " + replication.orElseThrow());
    }
    configs = Map.copyOf(KnownConfigs.parse(configs, List.of()));
  }

  /**
   * The topics that can be created.
   *
   * @param names each literal
   * @param there the names of all topics of the cluster
   */
  public Proposal propose(Collection<String> names, Set<String> there) {
    List<Change> changes = new ArrayList<>();
    Map<String, Failure> refused = new LinkedHashMap<>();
    for (String name : names) {
      if (!there.contains(name)) {
        try {
          changes.add(new CreateTopic(declaration(name)));
        } catch (InvalidTopicException e) {
          refused.put(name, Failure.of(e));
        }
      } else if (!ifAbsent) {
        refused.put(
            name,
            new Failure(
                ExitCode.FAILED,
                "is there already: change it with topics alter, or add --if-absent"));
      }
    }
    return new Proposal(new Plan(changes), refused);
  }

  private TopicDeclaration declaration(String name) {
    return TopicDeclaration.of(name, partitions)
        .replication(replication)
        .configs(new TreeMap<>(configs))
        .build();
  }
}
