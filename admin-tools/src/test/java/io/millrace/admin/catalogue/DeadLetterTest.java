package io.millrace.admin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLetterTest {
  @TempDir Path folder;

  @Test
  void aDeadLetterTopicTakesAllThatItsTopicTakesAndKeepsItForEver() {
    Catalogue catalogue =
        files(
                """
                topics:
                  orders:
                    partitions: 6
                    replication: 3
                    configs:
                      cleanup.policy: compact
                      retention.ms: 7d
                      min.insync.replicas: 2
                      max.message.bytes: 1MiB
                      message.timestamp.after.max.ms: 1d
                    key: string
                    dead-letter: orders.dead
                    owner: shop
                """)
            .read();

    assertThat(catalogue.find("orders").orElseThrow().deadLetter()).contains("orders.dead");
    assertThat(catalogue.topics().get(1))
        .isEqualTo(
            TopicDeclaration.of("orders.dead", 6)
                .replication(Optional.of((short) 3))
                .configs(
                    Map.of(
                        "cleanup.policy", "delete",
                        "retention.ms", "-1",
                        "min.insync.replicas", "2",
                        "max.message.bytes", Integer.toString(1024 * 1024 + 64 * 1024),
                        "message.timestamp.after.max.ms", "86400000"))
                .key(Optional.of(new Format.Bytes()))
                .value(Optional.of(new Format.Bytes()))
                .owner(Optional.of("shop"))
                .doc(Optional.of("Dead letters of orders."))
                .build());
    assertThat(catalogue.subjects()).isEmpty();
  }

  @Test
  void whatIsSaidOfADeadLetterTopicComesFirst() {
    TopicDeclaration dead =
        files(
                """
                topics:
                  orders:
                    partitions: 6
                    dead-letter: {topic: orders.dead, partitions: 1, replication: 2, configs: {retention.ms: 14d}}
                """)
            .read()
            .find("orders.dead")
            .orElseThrow();

    assertThat(dead.partitions()).isEqualTo(1);
    assertThat(dead.replication()).contains((short) 2);
    assertThat(dead.configs())
        .isEqualTo(Map.of("cleanup.policy", "delete", "retention.ms", "1209600000"));
    assertThat(dead.key()).isEmpty();
  }

  @Test
  void topicsShareADeadLetterTopicThatIsDeclaredItself() {
    Catalogue catalogue =
        files(
                """
                topics:
                  orders: {partitions: 6, dead-letter: shop.dead}
                  refunds: {partitions: 6, dead-letter: {topic: shop.dead}}
                  shop.dead: {partitions: 1}
                """)
            .read();

    assertThat(catalogue.topics())
        .extracting(TopicDeclaration::name)
        .containsExactly("orders", "refunds", "shop.dead");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a| c.yaml:2:35: the dead-letter topic of a must be another one",
        "'b c'| c.yaml:2:35: Kafka refuses this name: Topic name is invalid: 'b c' contains one or more characters other than ASCII alphanumerics, '.', '_' and '-'",
        "[d]| c.yaml:2:35: dead-letter must be a text, and is a list",
        "{}| c.yaml:2:35: dead-letter needs the key \"topic\"",
        "{topic: d, partitions: 0}| c.yaml:2:58: partitions must be from 1 to 2147483647, and is 0",
        "{topic: d, owner: me}| c.yaml:2:46: unknown key \"owner\"",
        "{topic: d, dead-letter: e}| c.yaml:2:46: unknown key \"dead-letter\"",
        "{topic: b, partitions: 1}| c.yaml:2:35: b is declared among the topics (line 3): say there what it is like",
        "nested| c.yaml:2:35: nested has a dead-letter topic itself, so it can't be that of a",
        "typed| c.yaml:2:35: typed has a schema, which dead letters need not keep to",
        "b.dead| c.yaml:3:35: b.dead is the dead-letter topic of a already: to share it, declare it among the topics",
      })
  void aDeadLetterTopicIsRefusedWithThePlaceAndTheReason(String deadLetter, String problem) {
    CatalogueFolder files =
        files(
            """
            topics:
              a: {partitions: 1, dead-letter: %s}
              b: {partitions: 1, dead-letter: b.dead}
              nested: {partitions: 1, dead-letter: nested.dead}
              typed: {partitions: 1, value: {schema: io/millrace/example/Customer.avsc}}
            """
                .formatted(deadLetter)
                .replace("b, dead-letter: b.dead", "b"));

    assertThat(files.problems()).first().isEqualTo(problem);
  }

  private CatalogueFolder files(String yaml) {
    return new CatalogueFolder(folder).file("c.yaml", yaml);
  }
}
