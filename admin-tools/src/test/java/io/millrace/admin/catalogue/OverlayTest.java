package io.millrace.admin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.registry.CompatibilityLevel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayTest {
  @TempDir Path folder;
  private CatalogueFolder files;

  @BeforeEach
  void aCatalogue() {
    files =
        new CatalogueFolder(folder)
            .file(
                "shop.yaml",
                """
                topics:
                  orders:
                    partitions: 3
                    configs: {retention.ms: 7d, segment.ms: 1d}
                    value: {schema: io/millrace/example/OrderEvent.avsc}
                    compatibility: FULL
                    dead-letter: orders.dead
                    owner: shop
                  debug: {partitions: 1}
                """);
  }

  @Test
  void configsAreStatedWhereAFileOrAnOverlaySaysAnyOfThem() {
    Catalogue alone = files.read();
    files.overlay(
        "test.yaml", "topics: {orders: {configs: null}, debug: {configs: {retention.ms: null}}}");

    Catalogue both = files.read();

    assertThat(alone.find("orders").orElseThrow().statesConfigs()).isTrue();
    assertThat(alone.find("debug").orElseThrow().statesConfigs()).isFalse();
    assertThat(alone.find("orders.dead").orElseThrow().statesConfigs()).isTrue();
    assertThat(both.find("orders").orElseThrow().statesConfigs()).isFalse();
    assertThat(both.find("debug").orElseThrow().statesConfigs()).isTrue();
    assertThat(both.find("debug").orElseThrow().configs()).isEmpty();
  }

  @Test
  void anOverlayOverridesWhatItSaysAndNothingElse() {
    files.overlay(
        "production.yaml",
        """
        topics:
          orders:
            partitions: 12
            replication: 3
            configs: {retention.ms: 30d, min.insync.replicas: 2}
            compatibility: FULL_TRANSITIVE
            dead-letter: {partitions: 1}
        """);

    TopicDeclaration orders = files.read().find("orders").orElseThrow();

    assertThat(orders.partitions()).isEqualTo(12);
    assertThat(orders.replication()).contains((short) 3);
    assertThat(orders.configs())
        .isEqualTo(
            Map.of(
                "retention.ms",
                "2592000000",
                "segment.ms",
                "86400000",
                "min.insync.replicas",
                "2"));
    assertThat(orders.subjects())
        .extracting(SubjectDeclaration::compatibility)
        .containsExactly(Optional.of(CompatibilityLevel.FULL_TRANSITIVE));
    assertThat(orders.owner()).contains("shop");
    assertThat(files.read().find("orders.dead").orElseThrow().partitions()).isEqualTo(1);
  }

  @Test
  void nullTakesAwayWhatTheCatalogueSays() {
    files.overlay(
        "laptop.yaml",
        """
        topics:
          orders: {configs: {segment.ms: null}, owner: null, dead-letter: null}
          debug: null
        """);

    Catalogue catalogue = files.read();

    assertThat(catalogue.topics()).extracting(TopicDeclaration::name).containsExactly("orders");
    TopicDeclaration orders = catalogue.topics().get(0);
    assertThat(orders.configs()).containsOnlyKeys("retention.ms");
    assertThat(orders.owner()).isEmpty();
    assertThat(orders.deadLetter()).isEmpty();
  }

  @Test
  void ofSeveralOverlaysTheLastHasTheLastWord() {
    files
        .overlay("eu.yaml", "topics: {orders: {partitions: 6, owner: eu}, debug: null}")
        .overlay("eu-test.yaml", "topics: {orders: {partitions: 1}}");

    TopicDeclaration orders = files.read().find("orders").orElseThrow();

    assertThat(orders.partitions()).isEqualTo(1);
    assertThat(orders.owner()).contains("eu");
  }

  @Test
  void aProblemOfWhatAnOverlaySaysNamesTheOverlay() {
    files.overlay(
        "production.yaml",
        """
        topics:
          ordres: {partitions: 6}
          orders:
            partitions: 0
            partition: null
            configs:
              retention.ms: forever
              retention: null
          debug: null
          debug: null
        schemas:
          com.acme.Money: {compatibility: FULL}
        """);

    assertThat(files.problems())
        .containsExactly(
            "production.yaml:2:3: the catalogue has no topic \"ordres\" to override; did you mean orders?",
            "production.yaml:4:17: partitions must be from 1 to 2147483647, and is 0",
            "production.yaml:5:5: unknown key \"partition\"; did you mean partitions?",
            "production.yaml:7:21: retention.ms: \"forever\" is no duration: write it as 250ms, 90s, 15m, 2h, 1d12h or PT2H",
            "production.yaml:8:7: Kafka has no topic config \"retention\"; did you mean retention.ms?",
            "production.yaml:10:3: \"debug\" stands here twice, first in line 9",
            "production.yaml:12:3: the catalogue has no schema \"com.acme.Money\" to override");
  }

  @Test
  void whatTheTopicLacksThenIsAProblemOfTheCatalogue() {
    files.overlay("laptop.yaml", "topics: {debug: {partitions: null}}");

    assertThat(files.problems())
        .containsExactly("shop.yaml:9:3: topic debug needs the key \"partitions\"");
  }

  @Test
  void aCatalogueThatCannotBeReadHidesNoProblemOfTheOverlay() {
    files
        .file("more.yaml", "topics: [")
        .overlay("production.yaml", "topics: {other: {partitions: 1}}")
        .overlay("eu.yaml", "- a");

    assertThat(files.problems())
        .containsExactly(
            "more.yaml:1:10: this is not YAML: expected the node content, but found '<stream end>'",
            "eu.yaml:1:1: the catalogue must be a mapping of names to values");
  }
}
