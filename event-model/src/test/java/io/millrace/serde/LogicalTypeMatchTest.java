package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logical types that are others in the registered schema that a value is written with. */
class LogicalTypeMatchTest {
  private static final String CENTS =
      "{'type':'bytes','logicalType':'decimal','precision':10,'scale':2}";
  private static final String HUNDREDTHS =
      "{'type':'bytes','logicalType':'decimal','precision':10,'scale':4}";
  private static final String MILLIS = "{'type':'long','logicalType':'timestamp-millis'}";
  private static final String MICROS = "{'type':'long','logicalType':'timestamp-micros'}";

  @ParameterizedTest
  @ValueSource(strings = {"true", "false"})
  void aDecimalOfAnotherScaleIsRefusedStrictOrNot(String strict) {
    TestRegistry registry = new TestRegistry("match-scale-" + strict);
    registry.client().register("t-value", field(HUNDREDTHS), false);
    SerdePair serdes =
        SerdePair.of(
            registry.client(),
            Map.of(
                "auto.register.schemas",
                "false",
                "use.latest.version",
                "true",
                "latest.compatibility.strict",
                strict));
    GenericRecord sale = OneField.of(OneField.parse(CENTS), new BigDecimal("12.50"));

    assertThatThrownBy(() -> serdes.serializer().serialize("t", sale))
        .isInstanceOf(SerializationException.class)
        .hasMessage(
            "the latest version of t-value has decimal(10, 4) at OneField.it, where the value has"
                + " decimal(10, 2): it would be read as another value");
  }

  @Test
  void aTimeInAnotherUnitIsRefusedForASchemaGivenByItsId() {
    TestRegistry registry = new TestRegistry("match-unit");
    int id = registry.client().register("t-value", field(MICROS), false);
    SerdePair serdes =
        SerdePair.of(
            registry.client(),
            Map.of("auto.register.schemas", "false", "use.schema.id", String.valueOf(id)));
    GenericRecord event = OneField.of(OneField.parse(MILLIS), Instant.EPOCH);

    assertThatThrownBy(() -> serdes.serializer().serialize("t", event))
        .isInstanceOf(SerializationException.class)
        .hasMessageStartingWith("schema id " + id + " has timestamp-micros at OneField.it");
  }

  @Test
  void aDecimalOfMoreDigitsTakesTheValue() {
    TestRegistry registry = new TestRegistry("match-precision");
    registry.client().register("t-value", field(CENTS.replace("10", "12")), false);
    SerdePair serdes =
        SerdePair.of(
            registry.client(),
            Map.of(
                "auto.register.schemas",
                "false",
                "use.latest.version",
                "true",
                "avro.use.logical.type.converters",
                "true"));
    GenericRecord sale = OneField.of(OneField.parse(CENTS), new BigDecimal("12.50"));

    assertThat(OneField.in(serdes.pass("t", sale))).isEqualTo(new BigDecimal("12.50"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "|['null',%s]|, |['null',%s]|, OneField.it",
        "|%s|, |['null',%s]|, OneField.it",
        "|{'type':'array','items':%s}|, |{'type':'array','items':%s}|, OneField.it[]",
        "|{'type':'map','values':['null',%s]}|, |{'type':'map','values':['null',%s]}|, OneField.it[]"
      })
  void theyAreFoundWhereverTheyStand(String from, String to, String path) {
    assertThat(
            LogicalTypeMatch.difference(field(from.formatted(MILLIS)), field(to.formatted(MICROS))))
        .contains("timestamp-micros at %s, where the value has timestamp-millis".formatted(path));
    assertThat(
            LogicalTypeMatch.difference(field(from.formatted(MILLIS)), field(to.formatted(MILLIS))))
        .isEmpty();
  }

  @Test
  void aTypeWithinItselfIsLookedAtToItsEnd() {
    String list =
        "{'type':'record','name':'Item','fields':[{'name':'next','type':['null','Item']},"
            + "{'name':'at','type':%s}]}";

    assertThat(
            LogicalTypeMatch.difference(
                OneField.parse(list.formatted(MILLIS)), OneField.parse(list.formatted(MICROS))))
        .contains("timestamp-micros at Item.at, where the value has timestamp-millis");
  }

  @Test
  void aTypeThatOnlyOneHasChangesNoNumber() {
    assertThat(LogicalTypeMatch.difference(field("'long'"), field(MILLIS))).isEmpty();
    assertThat(LogicalTypeMatch.difference(field(MILLIS), field("'long'"))).isEmpty();
  }

  @Test
  void aDecimalOfFewerDigitsIsAnother() {
    assertThat(LogicalTypeMatch.difference(field(CENTS), field(CENTS.replace("10", "9"))))
        .contains("decimal(9, 2) at OneField.it, where the value has decimal(10, 2)");
  }

  private static Schema field(String type) {
    return OneField.parse(
        "{'type':'record','name':'OneField','fields':[{'name':'it','type':%s}]}".formatted(type));
  }
}
