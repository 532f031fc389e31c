package io.millrace.admin.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.admin.catalogue.Catalogue;
import io.millrace.admin.catalogue.CatalogueReference;
import io.millrace.admin.catalogue.Format;
import io.millrace.admin.catalogue.RegisteredVersion;
import io.millrace.admin.catalogue.SchemaSource;
import io.millrace.admin.catalogue.SchemaText;
import io.millrace.admin.catalogue.SubjectDeclaration;
import io.millrace.admin.catalogue.TopicDeclaration;
import io.millrace.admin.saved.Resumption;
import io.millrace.admin.saved.SavedPlan;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.connect.Connection;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import io.millrace.registry.RegisteredSchema;
import io.millrace.registry.SchemaRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schemas that refer to others, and those that only the registry has. */
@WithStack
class ReferencesIT {
  private static final String MONEY =
      "{\"type\":\"record\",\"name\":\"Money\",\"namespace\":\"io.shop\",\"fields\":[{\"name\":\"cents\",\"type\":\"long\"%s}]}";
  private static final String ORDER =
      "{\"type\":\"record\",\"name\":\"Order\",\"namespace\":\"io.shop\",\"fields\":[{\"name\":\"price\",\"type\":\"io.shop.Money\"}]}";

  private final String topic = "t-" + UUID.randomUUID();
  private final String money = "money-" + UUID.randomUUID();
  private SchemaRegistry registry;
  private Cluster cluster;

  @BeforeEach
  void open(Stack stack) {
    Connection connection =
        Connection.of(stack.bootstrapServers(), stack.registryUrl(), Duration.ofSeconds(30));
    registry = connection.openRegistry();
    cluster = Cluster.open(connection);
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void whatIsReferredToIsRegisteredFirstAndTheReferenceHasItsVersion() {
    Catalogue catalogue = withReference("");

    List<Outcome> outcomes = cluster.apply(cluster.plan(catalogue), outcome -> {});

    assertThat(outcomes).allMatch(Outcome::isConfirmed).hasSize(3);
    assertThat(outcomes.get(1).change().summary())
        .isEqualTo("first version: io.shop.Order, with references to " + money);
    RegisteredSchema order = registry.latest(topic + "-value").orElseThrow();
    assertThat(order.references())
        .singleElement()
        .hasToString("io.shop.Money=%s:1".formatted(money));
    assertThat(order.schema().getField("price").schema().getFullName()).isEqualTo("io.shop.Money");
    assertThat(cluster.plan(catalogue).isEmpty()).isTrue();
  }

  @Test
  void anotherVersionOfWhatIsReferredToIsTakenUp() {
    cluster.apply(cluster.plan(withReference("")), outcome -> {});
    Catalogue next = withReference(",\"doc\":\"of the currency\"");

    List<Outcome> outcomes = cluster.apply(cluster.plan(next), outcome -> {});

    assertThat(outcomes).allMatch(Outcome::isConfirmed).hasSize(2);
    assertThat(registry.latest(topic + "-value").orElseThrow().references())
        .singleElement()
        .hasToString("io.shop.Money=%s:2".formatted(money));
    assertThat(cluster.plan(next).isEmpty()).isTrue();
  }

  @Test
  void aSavedPlanGoesOnAfterTheFirstOfItsSchemas() {
    Plan plan = cluster.plan(withReference(""));
    SavedPlan saved = SavedPlan.of(plan, cluster.situation(plan.changes()), Instant.now());
    registry.register(money, MONEY.formatted(""), List.of(), false);

    Resumption left = saved.resume(cluster.situation(saved.changes()));
    List<Outcome> outcomes = cluster.apply(left.plan(), outcome -> {});

    assertThat(left.done()).extracting(Change::resource).containsExactly(money);
    assertThat(outcomes).as(outcomes.toString()).allMatch(Outcome::isConfirmed).hasSize(2);
    assertThat(saved.resume(cluster.situation(saved.changes())).plan().isEmpty()).isTrue();
  }

  @Test
  void aSchemaThatTheRegistryHasIsTakenFromIt() {
    cluster.apply(cluster.plan(withReference("")), outcome -> {});
    String other = "t-" + UUID.randomUUID();
    Catalogue catalogue =
        new Catalogue(List.of(valued(other, new RegisteredVersion(topic + "-value", 1))));

    List<Outcome> outcomes = cluster.apply(cluster.plan(catalogue), outcome -> {});

    assertThat(outcomes).as(outcomes.toString()).allMatch(Outcome::isConfirmed).hasSize(2);
    assertThat(registry.latest(other + "-value").orElseThrow().id())
        .isEqualTo(registry.latest(topic + "-value").orElseThrow().id());
    assertThat(cluster.plan(catalogue).isEmpty()).isTrue();
  }

  @Test
  void versionsThatTheRegistryHasNotStopEverythingAndAreNamedTogether(@TempDir Path folder)
      throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("shop.yaml"),
            """
            topics:
              %1$s:
                partitions: 1
              %1$s-b:
                partitions: 1
                key: {subject: none-b, version: 3}
                value: {subject: none-c, version: 4}
            """
                .formatted(topic));
    Catalogue catalogue = Catalogue.read(file);

    assertThatThrownBy(() -> cluster.plan(catalogue))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage(
            "2 problems: 1) %1$s:6:10: nothing is changed, as the registry has no version 3 of none-b, which the catalogue declares for %2$s-b-key; 2) %1$s:7:12: nothing is changed, as the registry has no version 4 of none-c, which the catalogue declares for %2$s-b-value"
                .formatted(file, topic));
  }

  private Catalogue withReference(String more) {
    String text = MONEY.formatted(more);
    Schema type = new Schema.Parser().parse(text);
    Schema.Parser parser = new Schema.Parser();
    parser.addTypes(List.of(type));
    SchemaText order =
        new SchemaText(
            parser.parse(ORDER), ORDER, List.of(new CatalogueReference("io.shop.Money", money)));
    return new Catalogue(
        List.of(valued(topic, order)),
        List.of(
            new SubjectDeclaration(
                money, new SchemaText(type, text, List.of()), Optional.empty())));
  }

  private static TopicDeclaration valued(String name, SchemaSource source) {
    return TopicDeclaration.of(name, 1)
        .value(Optional.of(new Format.Avro(source, Optional.empty())))
        .build();
  }
}
