package io.millrace.admin.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartitionProgressTest {
  private static final PartitionProgress SOME = new PartitionProgress(4, 10, Tally.NONE);

  @Test
  void itNeverGoesBackAndNeverBeyondItsEnd() {
    assertThat(SOME.upTo(2)).isEqualTo(SOME);
    assertThat(SOME.upTo(12).next()).isEqualTo(10);
    assertThat(SOME.upTo(12).isComplete()).isTrue();
    assertThat(SOME.withEnd(8)).isEqualTo(SOME);
  }

  @Test
  void offsetsThatWereDeletedUnreadAreCounted() {
    assertThat(SOME.fromFirst(7)).isEqualTo(new PartitionProgress(7, 10, new Tally(0, 0, 0, 3)));
    assertThat(SOME.fromFirst(20)).isEqualTo(new PartitionProgress(10, 10, new Tally(0, 0, 0, 6)));
    assertThat(SOME.fromFirst(3)).isEqualTo(SOME);
  }
}
