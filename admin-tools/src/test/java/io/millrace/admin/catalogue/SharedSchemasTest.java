package io.millrace.admin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.registry.CompatibilityLevel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedSchemasTest {
  @TempDir Path folder;
  private CatalogueFolder files;

  @BeforeEach
  void schemas() {
    files =
        new CatalogueFolder(folder)
            .write(
                "currency.avsc",
                "{\"type\":\"enum\",\"name\":\"com.acme.Currency\",\"symbols\":[\"EUR\"]}")
            .write("money.avsc", record("Money", "Currency"))
            .write("order.avsc", record("Order", "Money"))
            .write("broken.avsc", "{\"type\":\n \"record\" \"name\"}")
            .write("recrod.avsc", "{\"type\": \"recrod\", \"name\": \"A\"}")
            .write("empty.avsc", "")
            .write("bare.avsc", "\"com.acme.Money\"");
  }

  private static String record(String name, String type) {
    return "{\"type\":\"record\",\"name\":\"com.acme.%s\",\"fields\":[{\"name\":\"f\",\"type\":\"com.acme.%s\"}]}"
        .formatted(name, type);
  }

  @Test
  void everySubjectComesAfterThoseThatItRefersTo() {
    files.file(
        "shop.yaml",
        """
        topics:
          orders:
            partitions: 1
            value: {schema: order.avsc, references: [com.acme.Money]}
        schemas:
          com.acme.Money: {schema: money.avsc, references: [currencies], compatibility: FULL}
          currencies: {schema: currency.avsc}
        """);

    List<SubjectDeclaration> subjects = files.read().subjects();

    assertThat(subjects)
        .extracting(SubjectDeclaration::name)
        .containsExactly("currencies", "com.acme.Money", "orders-value");
    assertThat(subjects.get(1).compatibility()).contains(CompatibilityLevel.FULL);
    SchemaText money = (SchemaText) subjects.get(1).source();
    assertThat(money.references())
        .containsExactly(new CatalogueReference("com.acme.Currency", "currencies"));
    assertThat(money.text()).isEqualTo(record("Money", "Currency"));
    assertThat(money.schema().getField("f").schema().getEnumSymbols()).containsExactly("EUR");
  }

  @Test
  void aSchemaMayStandInTheCatalogueItself() {
    files.file(
        "shop.yaml", "topics: {a: {partitions: 1, key: {avro: '\"long\"', compatibility: NONE}}}");

    assertThat(files.read().subjects())
        .singleElement()
        .satisfies(
            subject -> {
              assertThat(subject.name()).isEqualTo("a-key");
              assertThat(((SchemaText) subject.source()).text()).isEqualTo("\"long\"");
              assertThat(subject.compatibility()).contains(CompatibilityLevel.NONE);
            });
  }

  @Test
  void aSchemaMayBeOneThatIsRegistered() {
    files.file("shop.yaml", "topics: {a: {partitions: 1, value: {subject: b-value, version: 3}}}");

    assertThat(files.read().subjects())
        .containsExactly(
            new SubjectDeclaration(
                "a-value", new RegisteredVersion("b-value", 3), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{schema: gone.avsc}| there is no schema gone.avsc in FOLDER or on the class path",
        "{schema: recrod.avsc}| recrod.avsc is no Avro schema: A schema \"type\" MUST be a primitive type or one of \"enum\", \"fixed\", \"record\", \"error\", \"array\" or \"map\".",
        "{schema: broken.avsc}| broken.avsc is no Avro schema: line 2, column 11: Unexpected character ('\"' (code 34)): was expecting comma to separate Object entries",
        "{schema: empty.avsc}| empty.avsc is no Avro schema: it is empty",
        "{schema: bare.avsc}| bare.avsc is no Avro schema: it uses the type com.acme.Money, which is not among its references",
        "{schema: order.avsc}| order.avsc is no Avro schema: it uses the type com.acme.Money, which is not among its references",
        "{schema: order.avsc, references: [com.acme.Mony]}| there is no \"com.acme.Mony\" among the schemas; did you mean com.acme.Money?",
        "{schema: order.avsc, references: com.acme.Money}| references must be a list, and is the text \"com.acme.Money\"",
        "{schema: order.avsc, references: [7]}| references must be a text, and is 7",
        "{avro: 7}| avro must be a text, and is 7",
        "{avro: '\"long\"', schema: order.avsc}| give \"schema\" or \"avro\", not both",
        "{avro: '\"lung\"'}| this is no Avro schema: it uses the type lung, which is not among its references",
        "{subject: s, version: latest}| version must be a number: the latest may be another tomorrow, and a plan must not",
        "{subject: s, version: 0}| version must be from 1 to 2147483647, and is 0",
        "{subject: s}| value needs the key \"version\" beside \"subject\"",
        "{version: 1}| value needs the key \"schema\"",
        "{subject: s, version: 1, references: [com.acme.Money]}| a registered schema has its references already",
        "{subject: s, avro: '\"long\"'}| a schema of the catalogue's own takes no subject or version",
        "{schem: order.avsc}| unknown key \"schem\"; did you mean schema?",
      })
  void aSchemaOfATopicIsRefusedWithTheReason(String value, String problem) {
    files.file(
        "shop.yaml",
        """
        topics: {a: {partitions: 1, value: %s}}
        schemas: {com.acme.Money: {avro: '{"type": "enum", "name": "com.acme.Money", "symbols": ["EUR"]}'}}
        """
            .formatted(value));

    assertThat(files.problems())
        .extracting(line -> line.replaceFirst("^shop.yaml:1:\\d+: ", ""))
        .contains(problem.replace("FOLDER", folder.toString()));
  }

  @Test
  void aCircleOfReferencesIsRefused() {
    files
        .file(
            "shop.yaml",
            """
        topics: {}
        schemas:
          A: {schema: a.avsc, references: [B]}
          B: {schema: b.avsc, references: [C]}
          C: {schema: c.avsc, references: [B]}
        """)
        .write("a.avsc", record("A", "B"))
        .write("b.avsc", record("B", "C"))
        .write("c.avsc", record("C", "B"));

    assertThat(files.problems())
        .containsExactly("shop.yaml:5:36: schemas refer to each other in a circle: B, C, B");
  }

  @Test
  void whatNothingCanReferToIsNoSharedSchema() {
    files.file(
        "shop.yaml",
        """
        topics: {orders: {partitions: 1, key: {avro: '"long"'}}}
        schemas:
          id: {avro: '"long"'}
          none: {}
          seven: 7
          orders-key: {avro: '{"type": "enum", "name": "A", "symbols": ["B"]}'}
        """);

    assertThat(files.problems())
        .containsExactly(
            "shop.yaml:3:3: nothing can refer to id: it has to be a record, an enum or a fixed, and is long",
            "shop.yaml:4:3: schema none needs the key \"schema\"",
            "shop.yaml:5:10: a schema must be a mapping of names to values",
            "shop.yaml:6:3: orders-key is the subject of topic orders (line 1): give one of them another name");
  }
}
