package io.millrace.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.registry.CompatibilityLevel;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CompatibilityCheckTest {
  private static final Schema INT = Schema.create(Schema.Type.INT);
  private static final Schema LONG = Schema.create(Schema.Type.LONG);
  private static final Schema STRING = Schema.create(Schema.Type.STRING);

  @ParameterizedTest
  @CsvSource({
    "NONE,true,true", "BACKWARD,true,false", "BACKWARD_TRANSITIVE,true,false",
    "FORWARD,false,true", "FORWARD_TRANSITIVE,false,true", "FULL,false,false",
    "FULL_TRANSITIVE,false,false"
  })
  void eachLevelForbidsItsDirections(
      CompatibilityLevel level, boolean allowsWider, boolean allowsNarrower) {
    CompatibilityCheck check = CompatibilityCheck.of(level);

    assertThat(check.violations(List.of(INT), LONG).isEmpty()).isEqualTo(allowsWider);
    assertThat(check.violations(List.of(LONG), INT).isEmpty()).isEqualTo(allowsNarrower);
  }

  @ParameterizedTest
  @EnumSource(CompatibilityLevel.class)
  void onlyTransitiveLevelsLookAtEarlierVersionsThanTheLast(CompatibilityLevel level) {
    List<Violation> violations =
        CompatibilityCheck.of(level).violations(List.of(STRING, STRING, INT), INT);

    assertThat(violations)
        .extracting(Violation::version)
        .isEqualTo(level.name().endsWith("_TRANSITIVE") ? List.of(1, 2) : List.of());
  }

  @ParameterizedTest
  @EnumSource(CompatibilityLevel.class)
  void theFirstVersionBreaksNothing(CompatibilityLevel level) {
    assertThat(CompatibilityCheck.of(level).violations(List.of(), INT)).isEmpty();
  }

  @Test
  void aDefaultTakenAwayBreaksOnlyTheVersionsWithoutTheField() {
    Schema v1 = record("");
    Schema v2 = record("{'name':'f','type':'int','default':0}");
    Schema v3 = record("{'name':'f','type':'int'}");

    List<Violation> violations =
        CompatibilityCheck.of(CompatibilityLevel.BACKWARD_TRANSITIVE)
            .violations(List.of(v1, v2), v3);

    assertThat(violations).singleElement().extracting(Violation::version).isEqualTo(1);
    assertThat(violations.get(0))
        .hasToString(
            "FIELD_ADDED_WITHOUT_DEFAULT at R.f: int (breaks backward), against version 1. "
                + "Give the new field a default, which is read where data has none.");
  }

  @Test
  void anotherMeaningOfTheSameBytesIsAViolationOnRequest() {
    Schema millis = record("{'name':'f','type':{'type':'long','logicalType':'timestamp-millis'}}");
    Schema micros = record("{'name':'f','type':{'type':'long','logicalType':'timestamp-micros'}}");
    CompatibilityCheck check = CompatibilityCheck.of(CompatibilityLevel.FULL);

    assertThat(check.violations(List.of(millis), micros)).isEmpty();
    assertThat(check.andMeaning().violations(List.of(millis), micros))
        .singleElement()
        .extracting(violation -> violation.change().rule())
        .isEqualTo(ChangeRule.LOGICAL_TYPE_CHANGED);
  }

  private static Schema record(String fields) {
    String json = "{'type':'record','name':'R','fields':[%s]}".formatted(fields);
    return new Schema.Parser().parse(json.replace('\'', '"'));
  }
}
