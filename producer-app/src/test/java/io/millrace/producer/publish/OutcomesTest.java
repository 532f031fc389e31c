package io.millrace.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.producer.source.Input;
import java.time.Duration;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class OutcomesTest {
  private final Outcomes outcomes = new Outcomes();

  @Test
  void aSendThatTimedOutIsUnknownAndNeverRefused() {
    outcomes.sent();
    outcomes.acknowledged("orders");
    outcomes.sent();
    outcomes.failed(new TimeoutException("expired"));

    PublishReport report = report();

    assertThat(report.acknowledgedInTotal()).isEqualTo(1);
    assertThat(report.unknown()).isEqualTo(1);
    assertThat(report.refused()).isZero();
    assertThat(outcomes.failed()).isTrue();
  }

  @Test
  void aRecordThatTheBrokerRefusesIsRefused() {
    outcomes.failed(new RecordTooLargeException("too large"));

    assertThat(report().refused()).isEqualTo(1);
    assertThat(report().unknown()).isZero();
  }

  @Test
  void allRefusedInputsAreCountedAndTheFirstAreNamed() {
    for (int i = 1; i <= Publisher.SHOWN + 5; i++) {
      outcomes.refused(new Input.Refused("f", i, "Sales", "no number"));
    }

    assertThat(report().refused()).isEqualTo(Publisher.SHOWN + 5);
    assertThat(report().firstRefused()).hasSize(Publisher.SHOWN);
    assertThat(outcomes.failed()).isFalse();
  }

  private PublishReport report() {
    return outcomes.report(true, Duration.ZERO);
  }
}
