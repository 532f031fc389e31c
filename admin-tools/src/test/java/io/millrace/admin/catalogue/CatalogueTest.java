package io.millrace.admin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.millrace.registry.CompatibilityLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
  @TempDir Path folder;

  @Test
  void theBuiltInCatalogueDeclaresTheTopicsOfTheSharedEvents() {
    String anyTime = "message.timestamp.after.max.ms";

    Catalogue catalogue = Catalogue.builtIn();

    assertThat(catalogue.topics())
        .extracting(TopicDeclaration::name, TopicDeclaration::partitions, TopicDeclaration::configs)
        .containsExactly(
            tuple(
                "orders", 6, Map.of("retention.ms", "-1", anyTime, Long.toString(Long.MAX_VALUE))),
            tuple(
                "orders.dlq",
                6,
                Map.of(
                    "cleanup.policy",
                    "delete",
                    "retention.ms",
                    "-1",
                    anyTime,
                    Long.toString(Long.MAX_VALUE))),
            tuple(
                "customers",
                3,
                Map.of("cleanup.policy", "compact", anyTime, Long.toString(Long.MAX_VALUE))),
            tuple("sales-by-period", 1, Map.of("cleanup.policy", "compact")));
    assertThat(catalogue.subjects())
        .extracting(SubjectDeclaration::name)
        .containsExactly("orders-value", "customers-value", "sales-by-period-value");
  }

  @Test
  void everyKeyOfATopicIsRead() throws IOException {
    Files.writeString(folder.resolve("id.avsc"), "\"long\"");

    Catalogue catalogue =
        read(
            """
            topics:
              shop.orders:
                partitions: 12
                replication: 3
                configs:
                  cleanup.policy: [compact, delete]
                  min.cleanable.dirty.ratio: 0.1
                key: {schema: id.avsc}
                value: {schema: io/millrace/example/Customer.avsc}
                compatibility: FULL_TRANSITIVE
                owner: shop
                doc: What it is for.
            """);

    TopicDeclaration topic = catalogue.find("shop.orders").orElseThrow();
    assertThat(topic.partitions()).isEqualTo(12);
    assertThat(topic.replication()).contains((short) 3);
    assertThat(topic.configs())
        .containsExactly(
            Map.entry("cleanup.policy", "compact,delete"),
            Map.entry("min.cleanable.dirty.ratio", "0.1"));
    assertThat(topic.owner()).contains("shop");
    assertThat(topic.doc()).contains("What it is for.");
    assertThat(topic.subjects())
        .extracting(
            SubjectDeclaration::name,
            subject -> schema(subject).getFullName(),
            SubjectDeclaration::compatibility)
        .containsExactly(
            tuple("shop.orders-key", "long", Optional.empty()),
            tuple(
                "shop.orders-value",
                "io.millrace.example.Customer",
                Optional.of(CompatibilityLevel.FULL_TRANSITIVE)));
  }

  @Test
  void aSchemaBesideTheCatalogueIsTakenBeforeOneOnTheClassPath() throws IOException {
    Path own = folder.resolve("io/millrace/example/Customer.avsc");
    Files.createDirectories(own.getParent());
    Files.writeString(own, "\"string\"");

    Catalogue catalogue =
        read("topics: {a: {partitions: 1, value: {schema: io/millrace/example/Customer.avsc}}}");

    assertThat(catalogue.subjects())
        .extracting(CatalogueTest::schema)
        .containsExactly(Schema.create(Schema.Type.STRING));
  }

  @Test
  void aTopicWithoutSchemasHasNoSubjects() {
    assertThat(read("topics: {a: {partitions: 1, key: string}}").subjects()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{partition: 1, partitions: 1}| 2:7: unknown key \"partition\"; did you mean partitions?",
        "{partitions: 1, colour: red}| 2:22: unknown key \"colour\"",
        "{}| 2:3: topic a needs the key \"partitions\"",
        "{partitions: 0}| 2:19: partitions must be from 1 to 2147483647, and is 0",
        "{partitions: 99999999999}| 2:19: partitions must be from 1 to 2147483647, and is 99999999999",
        "{partitions: \"6\"}| 2:19: partitions must be a whole number, and is the text \"6\"",
        "{partitions: 1.5}| 2:19: partitions must be a whole number, and is 1.5",
        "{partitions: [1]}| 2:19: partitions must be a whole number, and is a list",
        "{partitions: }| 2:18: partitions must be a whole number, and is empty",
        "{partitions: 1, replication: 40000}| 2:35: replication must be from 1 to 32767, and is 40000",
        "{partitions: 1, partitions: 2}| 2:22: \"partitions\" stands here twice, first in line 2",
        "{partitions: 1, owner: 7}| 2:29: owner must be a text, and is 7",
        "{partitions: 1, configs: 7}| 2:31: configs must be a mapping of names to values",
        "{partitions: 1, configs: {retention: 1}}| 2:32: Kafka has no topic config \"retention\"; did you mean retention.ms?",
        "{partitions: 1, configs: {retention.sm: 1}}| 2:32: Kafka has no topic config \"retention.sm\"; did you mean retention.ms?",
        "{partitions: 1, configs: {retention.ms: {}}}| 2:46: retention.ms must be one value, or a list of values",
        "{partitions: 1, key: text}| 2:27: key must be string, bytes, or {schema: FILE}",
        "{partitions: 1, value: {}}| 2:29: value needs the key \"schema\"",
        "{partitions: 1, value: {schema: 1}}| 2:38: schema must be a text, and is 1",
        "{partitions: 1, compatibility: BACKWARDS, value: {schema: io/millrace/example/Customer.avsc}}| 2:37: unknown compatibility level \"BACKWARDS\"; did you mean BACKWARD?",
        "{partitions: 1, compatibility: strict, value: {schema: io/millrace/example/Customer.avsc}}| 2:37: unknown compatibility level \"strict\": one of NONE, BACKWARD, BACKWARD_TRANSITIVE, FORWARD, FORWARD_TRANSITIVE, FULL, FULL_TRANSITIVE",
        "{partitions: 1, compatibility: FULL}| 2:37: compatibility needs a value with a schema",
        "7| 2:6: a topic must be a mapping of names to values",
      })
  void aTopicIsRefusedWithThePlaceAndTheReason(String topic, String problem) {
    assertThat(problems("topics:\n  a: " + topic)).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "topics: {a: {partitions: 1}, a: {partitions: 2}}| 1:30: \"a\" stands here twice, first in line 1",
        "topic: {}| 1:1: the catalogue needs the key \"topics\"",
        "topics: [a]| 1:9: topics must be a mapping of names to values",
        "[a]| 1:1: the catalogue must be a mapping of names to values",
        "''| 1:1: the catalogue is empty: it needs the key \"topics\"",
        "topics: {a: {partitions: 1}| 1:28: this is not YAML: expected ',' or '}', but got <stream end>",
      })
  void aFileIsRefusedWithThePlaceAndTheReason(String yaml, String problem) {
    assertThat(problems(yaml)).contains(problem);
  }

  @Test
  void aNameThatKafkaRefusesIsRefused() {
    assertThat(problems("topics: {'a b': {partitions: 1}}"))
        .singleElement()
        .asString()
        .startsWith("1:10: Kafka refuses this name: ")
        .contains("a b");
  }

  @Test
  void aSchemaThatIsNowhereIsRefusedWithThePlacesLookedAt() {
    assertThat(problems("topics: {a: {partitions: 1, value: {schema: gone.avsc}}}"))
        .containsExactly(
            "1:45: there is no schema gone.avsc in " + folder + " or on the class path");
  }

  @Test
  void aSchemaThatAvroRefusesIsRefusedInOneLine() throws IOException {
    Files.writeString(folder.resolve("bad.avsc"), "{\"type\": \"recrod\",\n \"name\": \"A\"}");

    assertThat(problems("topics: {a: {partitions: 1, value: {schema: bad.avsc}}}"))
        .singleElement()
        .asString()
        .startsWith("1:45: bad.avsc is no Avro schema: ")
        .doesNotContain("\n");
  }

  @Test
  void allProblemsAreReportedTogetherInTheOrderOfTheFile() {
    assertThat(
            problems(
                """
                topics:
                  a: {partitions: 0, compatibility: FULL}
                  b:
                    partitons: 3
                  c/d: {partitions: 1, owner: []}
                """))
        .extracting(problem -> problem.substring(0, problem.indexOf(": ")))
        .containsExactly("2:19", "2:37", "3:3", "4:5", "5:3", "5:31");
  }

  @Test
  void aProblemNamesTheFileAsTheUserDid() throws IOException {
    Path file = folder.resolve("shop.yaml");
    Files.writeString(file, "topics: 1");

    CatalogueException e =
        catchThrowableOfType(CatalogueException.class, () -> Catalogue.read(file));

    assertThat(e).hasMessage(file + ":1:9: topics must be a mapping of names to values");
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    Path file = folder.resolve("gone.yaml");

    CatalogueException e =
        catchThrowableOfType(CatalogueException.class, () -> Catalogue.read(file));

    assertThat(e).hasMessage(file + ":1:1: there is no such file");
  }

  @Test
  void aFolderIsRefused() {
    CatalogueException e =
        catchThrowableOfType(CatalogueException.class, () -> Catalogue.read(folder));

    assertThat(e).hasMessage(folder + ":1:1: cannot be read: Is a directory");
  }

  @Test
  void aFileThatIsNotTextIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', (byte) 0xff});

    CatalogueException e =
        catchThrowableOfType(CatalogueException.class, () -> Catalogue.read(file));

    assertThat(e).hasMessage(file + ":1:1: is not text in UTF-8");
  }

  private Catalogue read(String yaml) {
    try {
      return Catalogue.read(Files.writeString(folder.resolve("catalogue.yaml"), yaml));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Schema schema(SubjectDeclaration subject) {
    return ((SchemaText) subject.source()).schema();
  }

  /** The problems, without the name of the file. */
  private List<String> problems(String yaml) {
    CatalogueException e = catchThrowableOfType(CatalogueException.class, () -> read(yaml));
    assertThat(e).as("nothing was refused").isNotNull();
    return e.problems().stream()
        .map(problem -> "%d:%d: %s".formatted(problem.line(), problem.column(), problem.message()))
        .toList();
  }
}
