package io.millrace.admin.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a writer makes of a topic that has vanished since it was looked at. */
@WithStack
class TopicWriterIT {
  private static final Optional<Failure> VANISHED =
      Optional.of(new Failure(ExitCode.USAGE, "no such topic or partition, or not any more"));

  private final String there = "there-" + UUID.randomUUID();
  private final String vanished = "vanished-" + UUID.randomUUID();
  private Admin admin;
  private TopicWriter writer;

  @BeforeEach
  void createOneOfTwo(Stack stack) throws Exception {
    Connection connection =
        Connection.of(stack.bootstrapServers(), stack.registryUrl(), Duration.ofSeconds(60));
    admin = connection.openAdmin();
    writer = new TopicWriter(connection, admin);
    admin.createTopics(List.of(new NewTopic(there, Optional.of(1), Optional.empty()))).all().get();
  }

  @AfterEach
  void close() {
    admin.close();
  }

  @Test
  void theOtherTopicGrows() {
    Map<String, Integer> totals = new LinkedHashMap<>();
    totals.put(vanished, 2);
    totals.put(there, 2);

    assertThat(writer.grow(totals)).containsExactly(entry(vanished, VANISHED), confirmed());
  }

  @Test
  void theOtherTopicIsAltered() {
    Map<String, Map<String, Optional<String>>> configs = new LinkedHashMap<>();
    configs.put(vanished, Map.of("segment.ms", Optional.of("1000")));
    configs.put(there, Map.of("segment.ms", Optional.of("1000"), "retention.ms", Optional.empty()));

    assertThat(writer.alter(configs)).containsExactly(entry(vanished, VANISHED), confirmed());
  }

  @Test
  void theOtherTopicIsDeleted() {
    assertThat(writer.delete(List.of(vanished, there)))
        .containsExactly(entry(vanished, VANISHED), confirmed());
  }

  private Map.Entry<String, Optional<Failure>> confirmed() {
    return entry(there, Optional.empty());
  }

  private static Map.Entry<String, Optional<Failure>> entry(String name, Optional<Failure> result) {
    return Map.entry(name, result);
  }
}
