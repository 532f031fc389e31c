package io.millrace.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StopTest {
  private final Stop stop = new Stop();
  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void everyListenerIsToldOnce() {
    stop.onRequest(calls::incrementAndGet);
    stop.onRequest(calls::incrementAndGet);

    assertThat(stop.isRequested()).isFalse();
    stop.request();
    stop.request();

    assertThat(stop.isRequested()).isTrue();
    assertThat(calls).hasValue(2);
  }

  @Test
  void itIsWatchedOnceSomebodyLooksOrListens() {
    assertThat(stop.isWatched()).isFalse();

    stop.onRequest(calls::incrementAndGet);

    assertThat(stop.isWatched()).isTrue();
  }

  @Test
  void whoListensTooLateIsToldAtOnce() {
    stop.request();

    stop.onRequest(calls::incrementAndGet);

    assertThat(calls).hasValue(1);
  }
}
