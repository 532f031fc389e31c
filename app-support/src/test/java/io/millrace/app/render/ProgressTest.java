package io.millrace.app.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final List<String> drawn = new CopyOnWriteArrayList<>();

  @Test
  void theBarCountsBytesAndTellsTheNote() {
    try (Progress progress =
        new Progress.Bar(
            Progress.Bar.ofBytes("import", 4 << 20)
                .setConsumer(new DelegatingProgressBarConsumer(drawn::add, 120)))) {
      progress.update(1 << 20, "1,200 events");
    }

    assertThat(drawn)
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("import")
                    .contains("25%", "1/4 MiB", "MiB/s", "1,200 events"));
  }

  @Test
  void whereNobodyLooksOnNothingIsShown() {
    try (Progress progress = Progress.ofBytes("import", 100)) {
      progress.update(50, "1 event");

      assertThat(progress).isNotInstanceOf(Progress.Bar.class);
    }
  }
}
