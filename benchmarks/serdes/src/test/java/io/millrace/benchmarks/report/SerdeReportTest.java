package io.millrace.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SerdeReportTest {
  private static final String RESULT =
      """
      {"benchmark": "io.millrace.benchmarks.SerdeBenchmark.serialize", "threads": 2,
       "params": {"record": "SMALL", "form": "GENERIC", "side": "%s"},
       "primaryMetric": {"rawData": [[%s]]},
       "secondaryMetrics": {"gc.alloc.rate.norm": {"rawData": [[%s]]}}}""";

  @TempDir private Path folder;

  @Test
  void theTablesHaveWhatJmhMeasured() throws IOException {
    round(
        RESULT.formatted("OURS", "30.4, 29.0, 900.0", "56.0, 56.0, 56.0"),
        RESULT.formatted("CONFLUENT", "100.0, 101.0, 99.0", "800.0, 800.0, 800.0"),
        RESULT.formatted("BARE", "40.0, 40.0, 40.0", "48.0, 48.0, 48.0"));
    Path page =
        Files.writeString(
            folder.resolve("page.md"),
            "a\n%syesterday\n%sb\n".formatted(MarkedFile.BEGIN, MarkedFile.END));

    SerdeReport.main(new String[] {folder.resolve("rounds").toString(), page.toString()});

    assertThat(page)
        .content()
        .startsWith("a\n" + MarkedFile.BEGIN)
        .endsWith(MarkedFile.END + "b\n")
        .doesNotContain("yesterday")
        .contains("| small | generic | 2 | 30 | 100 | – | 40 | 0.30 | 0.76 |")
        .contains("| small | generic | 2 | 56 | 800 | – | 48 | 0.07 | 1.17 |")
        .contains("| serialize, time | ≤ 0.40: **0.30**, worst 0.30, met |")
        .contains("| deserialize, time | ≤ 0.70: not measured | ≤ 1.05: not measured |");
  }

  @Test
  void aGoalThatIsMissedIsToldSo() throws IOException {
    round(
        RESULT.formatted("OURS", "50.0", "56.0"), RESULT.formatted("CONFLUENT", "100.0", "800.0"));

    assertThat(SerdeReport.tables(new Results(JmhFile.read(file(), 0)), 1))
        .contains("≤ 0.40: **0.50**, worst 0.50, not met");
  }

  @Test
  void aPageWithoutMarksIsLeftAlone() throws IOException {
    Path page = Files.writeString(folder.resolve("page.md"), "mine");

    assertThatThrownBy(() -> new MarkedFile(page).replace("new"))
        .hasMessageContaining(page.toString())
        .hasMessageContaining(MarkedFile.BEGIN.strip());
    assertThat(page).hasContent("mine");
  }

  private void round(String... results) throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "[" + String.join(",", results) + "]");
  }

  private Path file() {
    return folder.resolve("rounds/1/warm.json");
  }
}
