package io.millrace.demo.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tours promise is so. Writes them anew with {@code -Dmillrace.docs=write}. */
class TourIT {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @ParameterizedTest
  @ValueSource(strings = {"docs/admin-tools.md", "docs/producer-app.md", "docs/consumer-app.md"})
  void everyCommandPrintsWhatThePageSays(String name) throws IOException {
    Path page = HOME.resolve(name);
    Tour.Result result = Stage.in(HOME).run(Page.parse(Files.readString(page)));
    if ("write".equals(System.getProperty("millrace.docs"))) {
      Files.writeString(page, result.page().text());
      return;
    }

    assertThat(result.lies())
        .as("stale, or broken: docs/tour " + name + " writes it anew")
        .isEmpty();
  }
}
