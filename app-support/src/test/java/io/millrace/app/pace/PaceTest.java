package io.millrace.app.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.cli.Stop;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

  @Test
  void anEventIsDueByItsNumberAndNotByWhenTheOneBeforeItWentOut() {
    Pace pace = Pace.of(4);

    assertThat(pace.dueNanos(0)).isZero();
    assertThat(pace.dueNanos(1)).isEqualTo(250_000_000);
    assertThat(pace.dueNanos(40)).isEqualTo(10_000_000_000L);
  }

  @Test
  void flatOutEveryEventIsDueAtOnce() {
    assertThat(Pace.flatOut().dueNanos(1_000_000)).isZero();
  }

  @Test
  void itSleepsUntilTheEventIsDueAndNoLonger() {
    AtomicLong clock = new AtomicLong(1_000);
    Pace pace = new Pace(4, clock::get, clock::addAndGet);

    pace.await(1_000, 10, new Stop());

    assertThat(clock).hasValue(1_000 + 2_500_000_000L);
  }

  @Test
  void aRateThatIsNotAboveZeroIsRefused() {
    assertThatThrownBy(() -> Pace.of(0)).hasMessage("a rate must be above 0, and is 0.0");
    assertThatThrownBy(() -> Pace.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }
}
