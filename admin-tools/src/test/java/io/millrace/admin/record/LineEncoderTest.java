package io.millrace.admin.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.record.DataFormat;
import io.millrace.app.record.NamedSchema;
import io.millrace.registry.SchemaRegistry;
import io.millrace.serde.AvroSerdeConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineEncoderTest {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.open(
          new AvroSerdeConfig(Map.of(AvroSerdeConfig.REGISTRY_URL, "mock://line-encoder"))
              .registry());

  static {
    REGISTRY.register(
        "orders-value",
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "Order", "fields": [
                  {"name": "id", "type": "string"},
                  {"name": "note", "type": ["null", "string"], "default": null},
                  {"name": "lines", "type": {"type": "array", "items": {
                    "type": "record", "name": "Line", "fields": [
                      {"name": "price", "type": "double"}]}}, "default": []}]}
                """),
        false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]|it is no JSON object",
        "{\"key\": \"a\"|it is no JSON, at column ",
        "{\"key\": \"a\"} x|it is no JSON",
        "{\"key\": \"a\"} {}|there is more after the end",
        "{\"vlaue\": 1}|unknown member \"vlaue\"; did you mean value?",
        "{\"key\": 1, \"key\": 2}|member \"key\" is given twice",
        "{\"key\": 1}|key: expected text, as no schema is known for it, found 1",
        "{\"value\": {\"idd\": \"x\"}}|value.idd: record Order has no such field; did you mean id?",
        "{\"value\": {\"id\": \"x\", \"lines\": [{\"price\": \"dear\"}]}}|value.lines[0].price: ",
        "{\"value\": {\"note\": \"x\"}}|value.id: missing",
        "{\"partition\": 4}|partition: topic orders has no partition 4: it has 4, from 0 to 3",
        "{\"partition\": -1}|partition: expected a number from 0 on",
        "{\"partition\": 1.5}|partition: expected a number from 0 on",
        "{\"timestamp\": \"yesterday\"}|timestamp: expected a time from 1970 on",
        "{\"timestamp\": -1}|timestamp: expected a time from 1970 on",
        "{\"headers\": {\"a\": 1}}|headers.a: expected text, null",
        "{\"headers\": \"a\"}|headers: expected an object",
        "{\"headers\": {\"a\": {\"base64\": \"*\"}}}|headers.a: expected base64",
        "{\"keyFormat\": \"sting\", \"key\": \"\"}|keyFormat: \"sting\" is none of avro, string,"
            + " bytes; did you mean string?",
        "{\"keyFormat\": \"bytes\", \"key\": \"*\"}|key: expected base64",
        "{\"valueSchema\": {\"subjet\": \"x\"}, \"value\": 1}|valueSchema: unknown member"
            + " \"subjet\"; did you mean subject?",
        "{\"valueSchema\": {\"version\": 9}, \"value\": 1}|subject orders-value has no version 9",
        "{\"valueSchema\": {\"fingerprint\": \"00\"}, \"value\": 1}|no version of subject"
            + " orders-value has the schema that this was written with",
        "{\"valueSchema\": {\"id\": 777}, \"value\": 1}|the registry has no schema id 777"
      })
  void aBadLineIsRefusedWithItsPlace(String expectation) {
    int bar = expectation.lastIndexOf('|');

    assertThatThrownBy(() -> encoder(false).encode(expectation.substring(0, bar)))
        .isInstanceOf(LineException.class)
        .hasMessageContaining(expectation.substring(bar + 1));
  }

  @Test
  void everyMemberCanBeLeftOut() {
    ProducerRecord<byte[], byte[]> record = encoder(false).encode("{}");

    assertThat(record.key()).isNull();
    assertThat(record.value()).isNull();
    assertThat(record.partition()).isNull();
    assertThat(record.timestamp()).isNull();
    assertThat(record.headers()).isEmpty();
  }

  @Test
  void unionsAreTypedPlainlyAndDefaultsFilledIn() {
    byte[] plain = encoder(false).encode("{\"value\": {\"id\": \"x\", \"note\": \"n\"}}").value();
    byte[] named =
        encoder(false)
            .encode("{\"value\": {\"id\": \"x\", \"note\": {\"string\": \"n\"}, \"lines\": []}}")
            .value();

    assertThat(plain).isEqualTo(named).startsWith(0);
  }

  @Test
  void aSchemaOfAnotherRegistryIsFoundByItsFingerprint() {
    String fingerprint =
        NamedSchema.fingerprint(REGISTRY.latest("orders-value").orElseThrow().schema());
    String line = "{\"value\": {\"id\": \"x\"}, \"valueSchema\": {%s, \"fingerprint\": \"%s\"}}";
    byte[] expected = encoder(false).encode("{\"value\": {\"id\": \"x\"}}").value();

    for (String other : List.of("\"id\": 777", "\"subject\": \"orders-value\", \"version\": 9")) {
      assertThat(encoder(false).encode(line.formatted(other, fingerprint)).value())
          .isEqualTo(expected);
    }
  }

  @Test
  void aLineCanBeAValueAlone() {
    byte[] alone = encoder(true).encode("{\"id\": \"x\"}").value();

    assertThat(alone).isEqualTo(encoder(false).encode("{\"value\": {\"id\": \"x\"}}").value());
    assertThat(encoder(true).encode("null").value()).isNull();
    assertThatThrownBy(() -> encoder(true).encode("{\"id\": 1}"))
        .hasMessageStartingWith("value.id: ");
  }

  @Test
  void aLineThatIsTooLongOrNoTextIsRefusedAndTheNextIsRead() throws IOException {
    InputLines lines =
        new InputLines(
            new ByteArrayInputStream(
                "123456\n\n  \n12345\r\n\u00ff\nlast".getBytes(StandardCharsets.ISO_8859_1)),
            5);

    assertThat(lines.next().orElseThrow().problem()).hasValue("it has 6 bytes, more than 5");
    assertThat(lines.next().orElseThrow().problem()).hasValue("it has 6 bytes, more than 5");
    assertThat(lines.next().orElseThrow().problem()).hasValue("it is not UTF-8");
    assertThat(lines.next().orElseThrow())
        .isEqualTo(new InputLines.Line(6, "last", Optional.empty()));
    assertThat(lines.next()).isEmpty();
  }

  @Test
  void aByteOrderMarkAndTheLineEndsOfWindowsAreNoPartOfALine() throws IOException {
    InputLines lines =
        new InputLines(
            new ByteArrayInputStream("\uFEFFone\r\n\uFEFFtwo\r\n".getBytes(StandardCharsets.UTF_8)),
            100);

    assertThat(lines.next().orElseThrow().text()).isEqualTo("one");
    assertThat(lines.next().orElseThrow().text()).isEqualTo("\uFEFFtwo");
    assertThat(lines.next()).isEmpty();
  }

  @Test
  void aHeaderThatIsGivenTwiceIsRefusedAndNoneOfThemLost() {
    assertThatThrownBy(() -> encoder(false).encode("{\"headers\": {\"a\": \"1\", \"a\": \"2\"}}"))
        .isInstanceOf(LineException.class)
        .hasMessageContaining("'a'");
  }

  private static LineEncoder encoder(boolean valueOnly) {
    return new LineEncoder("orders", 4, data(true), data(false), valueOnly);
  }

  private static DataEncoder data(boolean isKey) {
    return new DataEncoder(
        REGISTRY,
        SchemaResolver.open(REGISTRY, "orders", isKey, Optional.empty()),
        DataFormat.AUTO,
        isKey);
  }
}
