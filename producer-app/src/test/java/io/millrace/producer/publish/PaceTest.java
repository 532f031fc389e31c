package io.millrace.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
  void aRateThatIsNotAboveZeroIsRefused() {
    assertThatThrownBy(() -> Pace.of(0)).hasMessage("a rate must be above 0, and is 0.0");
    assertThatThrownBy(() -> Pace.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }
}
