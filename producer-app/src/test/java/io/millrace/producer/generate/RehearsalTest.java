package io.millrace.producer.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.pace.Pace;
import io.millrace.producer.input.Input;
import io.millrace.producer.input.Source;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

final class RehearsalTest {
  private static final Source ENDLESS =
      () ->
          Optional.of(
              new Input.Ready(List.of(new ProducerRecord<>("t", new byte[1])), Optional.empty()));

  @Test
  void takesWhatIsDueInTheFirstSecond() {
    assertThat(Rehearsal.of(() -> ENDLESS, Pace.of(0.1))).isEqualTo(1);
    assertThat(Rehearsal.of(() -> ENDLESS, Pace.of(10))).isEqualTo(10);
    assertThat(Rehearsal.of(() -> ENDLESS, Pace.of(1e6))).isBetween(11, 200_000);
    assertThat(Rehearsal.of(() -> Optional::empty, Pace.of(10))).isZero();
  }

  @Test
  void takesNoneWhenNoneIsDueAtAnyTime() {
    assertThat(Rehearsal.of(() -> ENDLESS, Pace.flatOut())).isZero();
  }
}
