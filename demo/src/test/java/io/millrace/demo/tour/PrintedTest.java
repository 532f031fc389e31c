package io.millrace.demo.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "at 2026-11-24T12:00:00.123Z|at 2026-03-29T14:30:00Z",
        "undo-a-20261124T115959.123Z.json|undo-a-20260329T143000.000Z.json",
        "billing  414  5s|billing  414  1m 30s",
        "billing  414   1m 30s  -|billing  414  5s  -",
        "done in 3.8 s|done in 12.0 s",
        "9,876 events/s, p99 1,234.5 ms|50 events/s, p99 3.1 ms",
        "on disk 148.5 kB|on disk 0 B",
        "cluster 2XC_sFvKRCWg7SzeyNwcOg: 1|cluster 7pOJKAwKR5CVstoYTDhCRQ: 1",
        "\"bytesOnDisk\" : 17,|\"bytesOnDisk\" : 9999,",
        "consumer-0bd1f1f0-76b7-4bd4-9d1f-1e2d9a1f7d11|consumer-1bd1f1f0-76b7-4bd4-9d1f-1e2d9a1f7d11",
        "epoch 1, metadata up to 44|epoch 1, metadata up to 310"
      })
  void whatDiffersFromRunToRunMayDiffer(String real, String page) {
    assertThat(printed(real).difference(List.of(page))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "at 2026-03-29T14:30:00Z|at 2026-03-29T14:31:00Z",
        "at 2026-03-29T14:30:00Z|at 2026-11-24T12:00:00Z",
        "undo-a-20260329T143000.000Z.json|undo-a-20260329T143001.000Z.json",
        "billing  414  5s|billing  415  5s",
        "older than 7d|older than 8d",
        "retention.ms 3600000|retention.ms 3600001",
        "offset 5|offset 6",
        "\"events\" : 17|\"events\" : 18",
        "epoch 1, metadata up to 44|epoch 2, metadata up to 44",
        "a b|a  b",
        "5 sales|5 sale",
        "9,876 events in 3.8 s|9,875 events in 3.8 s"
      })
  void allElseHasToBeEqual(String real, String page) {
    assertThat(printed(real).difference(List.of(page))).isPresent();
  }

  @Test
  void columnsAreAsWideAsWhatIsVolatileInThem() {
    Printed printed = printed("GROUP  AGE  LAG", "a       5s    0");

    assertThat(printed.difference(List.of("GROUP     AGE  LAG", "a      1m 30s    0"))).isEmpty();
    assertThat(printed.difference(List.of("GROUP     AGE  LAG", "a      1m 30s    1"))).isPresent();
  }

  @Test
  void aLineThatIsMissingOrTooManyIsADifference() {
    assertThat(printed("a", "b").difference(List.of("a")).orElseThrow())
        .contains("the page says:    (no more)", "the command says: b");
    assertThat(printed("a").difference(List.of("a", "b")).orElseThrow())
        .contains("the page says:    b", "the command says: (no more)");
  }

  private static Printed printed(String... lines) {
    return new Printed(List.of(lines), false, NOW.minusSeconds(30), NOW);
  }
}
