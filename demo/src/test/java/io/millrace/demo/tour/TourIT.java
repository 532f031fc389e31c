package io.millrace.demo.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the tour promises is so. Writes it anew with {@code -Dmillrace.docs=write}. */
class TourIT {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path PAGE = HOME.resolve("docs/admin-tools.md");

  @Test
  void everyCommandPrintsWhatThePageSays() throws IOException {
    Tour.Result result = Stage.in(HOME).run(Page.parse(Files.readString(PAGE)));
    if ("write".equals(System.getProperty("millrace.docs"))) {
      Files.writeString(PAGE, result.page().text());
      return;
    }

    assertThat(result.lies()).as("stale, or broken: docs/tour writes it anew").isEmpty();
  }
}
