package io.millrace.admin.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;

class CheckpointTextTest {

  @Test
  void whatIsCommittedIsReadBack() {
    CheckpointText text =
        new CheckpointText(
            Fingerprint.of("orders-dlt", "origin", "value.total > 100"),
            3,
            new PartitionProgress(12, 40, new Tally(7, 3, 1, 2)));

    OffsetAndMetadata offset = text.encode();

    assertThat(offset.offset()).isEqualTo(12);
    assertThat(offset.metadata())
        .startsWith("millrace-replay/1 end=40 replayed=7 filtered=3 refused=1 deleted=2")
        .hasSizeLessThan(400);
    assertThat(CheckpointText.decode(offset)).contains(text);
  }

  @Test
  void anOffsetOfAnotherProgramIsNone() {
    assertThat(CheckpointText.decode(new OffsetAndMetadata(12))).isEmpty();
    assertThat(CheckpointText.decode(new OffsetAndMetadata(12, "millrace-replay/1 end=x")))
        .isEmpty();
    assertThat(CheckpointText.decode(new OffsetAndMetadata(12, "millrace-replay/2 end=40")))
        .isEmpty();
  }

  @Test
  void whatDiffersIsNamed() {
    Fingerprint one = Fingerprint.of("a", "b", "");

    assertThat(one.differences(Fingerprint.of("a", "c", "x"))).containsExactly("target", "filter");
    assertThat(one.differences(Fingerprint.of("a", "b", ""))).isEmpty();
  }
}
