package io.millrace.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  private static final List<String> KNOWN =
      List.of("name", "retention.ms", "partitions", "id", "GREEN");

  @ParameterizedTest
  @CsvSource({
    "nmae, name",
    "retention.sm, retention.ms",
    "Partition, partitions",
    "ix, id",
    "GREN, GREEN",
    "retention, retention.ms"
  })
  void aNameThatIsNearIsGuessed(String given, String meant) {
    assertThat(NearestName.hint(given, KNOWN)).isEqualTo("; did you mean " + meant + "?");
  }

  @ParameterizedTest
  @CsvSource({"doc", "colour", "''", "xy"})
  void aNameThatIsFarFromAllHasNoGuess(String given) {
    assertThat(NearestName.hint(given, KNOWN)).isEmpty();
  }

  @Test
  void aCallerMayAskForLessDifference() {
    assertThat(NearestName.find("retention", KNOWN, 2)).isEmpty();
    assertThat(NearestName.find("retention.m", KNOWN, 2)).contains("retention.ms");
  }
}
