package io.millrace.consumer.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.junit.jupiter.api.Test;

class SegmentNameTest {

  @Property
  void aFileNameSaysWhatTheSegmentHolds(
      @ForAll @StringLength(min = 3, max = 40) @AlphaChars @NumericChars @Chars({'-', '_'})
          String topic,
      @ForAll @IntRange(max = 2000) int partition,
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE / 2) long first,
      @ForAll @LongRange(min = 0, max = 1_000_000) long more) {
    SegmentName name =
        new SegmentName(new TopicPartition(topic, partition), first, first + more, Format.JSONL);

    assertThat(SegmentName.parse(name.file())).contains(name);
  }

  @Test
  void fileNamesSortAsTheirOffsetsDo() {
    TopicPartition partition = new TopicPartition("orders", 3);

    assertThat(new SegmentName(partition, 9, 99, Format.JSONL).file())
        .isEqualTo("orders-3-00000000000000000009-00000000000000000099.jsonl")
        .isLessThan(new SegmentName(partition, 100, 100, Format.JSONL).file());
  }

  @Test
  void aFileNameHasTheSameDigitsInEveryLanguage() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("fa-IR"));
    try {
      SegmentName name = new SegmentName(new TopicPartition("orders", 3), 9, 99, Format.JSONL);

      assertThat(SegmentName.parse(name.file())).contains(name);
      assertThat(SegmentName.isPart(SegmentName.part(name.partition(), 9))).isTrue();
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void otherFilesAreNoSegments() {
    assertThat(SegmentName.parse("orders-3-9-99.jsonl")).isEmpty();
    assertThat(SegmentName.parse("orders.csv")).isEmpty();
    String part = SegmentName.part(new TopicPartition("orders", 3), 9);
    assertThat(SegmentName.parse(part)).isEmpty();
    assertThat(SegmentName.isPart(part)).isTrue();
    assertThat(SegmentName.isPart(".orders.part")).isFalse();
  }

  @Test
  void aRangeThatEndsBeforeItBeginsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SegmentName(new TopicPartition("orders", 3), 9, 8, Format.JSONL));
  }

  @Test
  void aTopicThatWouldLeaveTheFolderIsRefused() {
    assertThatThrownBy(
            () -> new SegmentName(new TopicPartition("../orders", 3), 0, 8, Format.JSONL))
        .isInstanceOf(InvalidTopicException.class);
  }
}
