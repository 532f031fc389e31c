package io.millrace.consumer.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class DoneOffsetsTest {

  @Property
  void whatIsSaidToBeDoneIsAndAsMuchAsThereIsRoomFor(
      @ForAll @LongRange(min = 0, max = 1L << 60) long base,
      @ForAll @Size(max = 500) List<@IntRange(min = 1, max = 20_000) Integer> steps,
      @ForAll @IntRange(min = 0, max = 4_000) int longest,
      @ForAll @IntRange(min = 0, max = 1_000_000) int beyond) {
    OffsetTracker<String> tracker = new OffsetTracker<>();
    Set<Long> open = new TreeSet<>();
    long offset = base;
    add(tracker, open, offset);
    for (int step : steps) {
      offset += step;
      add(tracker, open, offset);
    }
    tracker.passed(offset + 1 + beyond);

    String text = DoneOffsets.NONE.with(tracker).encode(base, longest);
    DoneOffsets done = DoneOffsets.decode(text, base);

    assertThat(text).hasSizeLessThanOrEqualTo(longest);
    for (long at : open) {
      assertThat(done.contains(at)).isFalse();
      assertThat(done.contains(at + 1) && open.contains(at + 1)).isFalse();
    }
    assertThat(done.endsBefore(tracker.position())).isTrue();
    if (longest == 4_000 && steps.size() < 100) {
      assertThat(done.contains(tracker.position() - 1)).isEqualTo(beyond > 0);
    }
  }

  @Property
  void ofAnotherOffsetItSaysNothing(
      @ForAll @LongRange(min = 0, max = 10_000) long base,
      @ForAll @LongRange(min = 0, max = 10_000) long translated) {
    OffsetTracker<String> tracker = new OffsetTracker<>();
    tracker.add(new Pending<>(null, null, base, "", 1, 0));
    tracker.passed(base + 10);

    String text = DoneOffsets.NONE.with(tracker).encode(base, 4_000);

    assertThat(DoneOffsets.decode(text, base).contains(base + 9)).isTrue();
    assertThat(DoneOffsets.decode(text, translated).contains(translated + 9))
        .isEqualTo(translated == base);
  }

  @Property
  void foreignAndBrokenMetadataSaysNothing(@ForAll String text) {
    assertThat(DoneOffsets.decode(text, 0).contains(0)).isFalse();
    assertThat(DoneOffsets.decode("m2:" + text, 0).contains(0)).isFalse();
  }

  private static void add(OffsetTracker<String> tracker, Set<Long> open, long offset) {
    tracker.add(new Pending<>(null, null, offset, "", 1, 0));
    open.add(offset);
  }
}
