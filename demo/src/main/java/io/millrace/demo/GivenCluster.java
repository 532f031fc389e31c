package io.millrace.demo;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import io.millrace.registry.SchemaRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * A cluster that the user names. The job's topics and subjects may not be there before, so that
 * nothing of anybody else is touched, and are deleted behind it.
 */
final class GivenCluster implements Cluster {
  /** Of the catalogue that is built in. */
  private static final List<String> TOPICS =
      List.of("customers", "orders", "orders.dlq", "sales-by-period");

  private final Connection connection;
  private final List<String> options;
  private final Consumer<String> progress;
  private boolean isOurs;
  private boolean stays;

  /**
   * A cluster.
   *
   * @param options by which the tools find it as this program does
   */
  GivenCluster(Connection connection, List<String> options, Consumer<String> progress) {
    this.connection = connection;
    this.options = List.copyOf(options);
    this.progress = progress;
  }

  @Override
  public String opening() {
    return "look at the cluster";
  }

  @Override
  public String detail() {
    return "%s, which must have none of the topics %s"
        .formatted(connection.bootstrapServers(), String.join(", ", TOPICS));
  }

  @Override
  public void open() {
    List<String> taken = new ArrayList<>();
    topics().forEach(topic -> taken.add("topic " + topic));
    subjects(connection.openRegistry()).forEach(subject -> taken.add("subject " + subject));
    if (!taken.isEmpty()) {
      throw AppException.usage(
          "%s has %s already, and the demo uses only what it makes itself: delete what nobody needs, or name another cluster"
              .formatted(connection.bootstrapServers(), String.join(", ", taken)));
    }
    isOurs = true;
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public List<String> options() {
    return options;
  }

  @Override
  public void leave() {
    stays = true;
  }

  @Override
  public String farewell() {
    return "bin/admin-tools topics delete %s %s"
        .formatted(String.join(" ", TOPICS), String.join(" ", options));
  }

  @Override
  public void close() {
    if (!isOurs || stays) {
      return;
    }
    // Not interrupted any more: this has to come to its end.
    Thread.interrupted();
    progress.accept("deleting the topics and their schemas");
    try {
      deleteTopics();
      SchemaRegistry registry = connection.openRegistry();
      for (String subject : subjects(registry)) {
        registry.deleteSubject(subject, false);
        registry.deleteSubject(subject, true);
      }
    } catch (AppException | KafkaException e) {
      // What the job came to counts more.
      progress.accept("not all could be deleted: " + Failure.of(e).line());
    }
  }

  private void deleteTopics() {
    try (Admin admin = connection.openAdmin()) {
      connection.await(admin.deleteTopics(topics(admin)).all());
    }
  }

  private List<String> topics() {
    try (Admin admin = connection.openAdmin()) {
      return topics(admin);
    }
  }

  private List<String> topics(Admin admin) {
    Set<String> there = connection.await(admin.listTopics().names());
    return TOPICS.stream().filter(there::contains).toList();
  }

  private static List<String> subjects(SchemaRegistry registry) {
    Set<String> ours =
        TOPICS.stream()
            .flatMap(topic -> Stream.of(topic + "-key", topic + "-value"))
            .collect(Collectors.toSet());
    return registry.subjects().stream().filter(ours::contains).sorted().toList();
  }
}
