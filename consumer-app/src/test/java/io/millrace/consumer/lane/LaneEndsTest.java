package io.millrace.consumer.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LaneEndsTest {

  @Property(tries = 100)
  void eachRecordStandsBehindTheLastOfItsKeyUntilThatIsGone(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 2_000) int keys) {
    Random random = new Random(seed);
    LaneEnds<String> ends = new LaneEnds<>();
    Map<String, Deque<Pending<String>>> lanes = new HashMap<>();

    for (int offset = 0; offset < 5_000; offset++) {
      String key = key(random.nextInt(keys));
      Deque<Pending<String>> lane = lanes.computeIfAbsent(key, name -> new ArrayDeque<>());
      if (random.nextInt(3) == 0 && !lane.isEmpty()) {
        Pending<String> first = lane.poll();
        assertThat(first.next).isSameAs(lane.peek());
        if (lane.isEmpty()) {
          ends.remove(first);
        }
      } else {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        Pending<String> pending = new Pending<>(null, bytes, offset, key, 1, 0);
        assertThat(ends.append(pending)).isEqualTo(lane.isEmpty());
        lane.add(pending);
      }
    }
  }

  /** Of four keys, all have one hash. */
  private static String key(int number) {
    String[] same = {"AaAa", "AaBB", "BBAa", "BBBB"};
    return same[number % 4] + number / 4;
  }
}
