package io.millrace.producer.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.producer.proof.Event.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** That no fault of a run would pass unseen. */
class LedgerTest {
  private static final int EVENTS = 60;
  private static final int KEYS = 7;
  private static final int PARTITIONS = 3;

  private final List<Event> expected =
      IntStream.range(0, EVENTS).mapToObj(i -> new Event("k" + i % KEYS, "v" + i)).toList();
  private final Ledger ledger = new Ledger(expected);

  @Property(tries = 5)
  void whatIsThereOnceAndInOrderIsRight(@ForAll @IntRange(max = PARTITIONS - 1) int first) {
    // Partitions come in any order.
    List<Found> found = new ArrayList<>(found());
    found.sort(Comparator.comparing(one -> (one.partition() + first) % PARTITIONS));

    assertThat(ledger.anomalies(found)).isEmpty();
  }

  @Property(tries = 50)
  void oneThatIsDroppedIsLost(@ForAll @IntRange(max = EVENTS - 1) int which) {
    List<Found> found = new ArrayList<>(found());
    found.remove(which);

    assertThat(ledger.anomalies(found)).containsExactly("lost: " + expected.get(which));
  }

  @Property(tries = 50)
  void oneThatIsThereTwiceIsDoubled(@ForAll @IntRange(max = EVENTS - 1) int which) {
    List<Found> found = new ArrayList<>(found());
    Found first = found.get(which);
    Found second = Found.at(first.partition(), EVENTS, first.event());
    found.add(second);

    assertThat(ledger.anomalies(found))
        .containsExactly("doubled: %s and %s".formatted(first, second));
  }

  @Property(tries = 50)
  void twoOfAKeyThatAreSwappedGoBackward(@ForAll @IntRange(max = EVENTS - KEYS - 1) int which) {
    List<Found> found = new ArrayList<>(found());
    Found older = found.get(which);
    Found younger = found.get(which + KEYS);
    found.set(which, Found.at(older.partition(), older.offset(), younger.event()));
    found.set(which + KEYS, Found.at(younger.partition(), younger.offset(), older.event()));

    assertThat(ledger.anomalies(found))
        .isNotEmpty()
        .allSatisfy(anomaly -> assertThat(anomaly).startsWith("backward: "))
        .anySatisfy(anomaly -> assertThat(anomaly).contains(older.event().toString()));
  }

  @Property(tries = 50)
  void oneInAPartitionThatIsNotItsKeysIsMisrouted(
      @ForAll @IntRange(min = KEYS, max = EVENTS - 1) int which) {
    List<Found> found = new ArrayList<>(found());
    Found one = found.get(which);
    found.set(which, Found.at((one.partition() + 1) % PARTITIONS, one.offset(), one.event()));

    assertThat(ledger.anomalies(found))
        .anySatisfy(anomaly -> assertThat(anomaly).startsWith("misrouted: "));
  }

  @Property(tries = 50)
  void oneThatIsNotOfTheSourceIsForeign(@ForAll @IntRange(max = EVENTS - 1) int which) {
    List<Found> found = new ArrayList<>(found());
    Found one = found.get(which);
    found.set(which, Found.at(one.partition(), one.offset(), new Event("k0", "changed")));

    assertThat(ledger.anomalies(found))
        .hasSize(2)
        .anySatisfy(anomaly -> assertThat(anomaly).startsWith("foreign: "))
        .contains("lost: " + expected.get(which));
  }

  private List<Found> found() {
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      Event event = expected.get(i);
      found.add(Found.at(Math.floorMod(event.key().hashCode(), PARTITIONS), i, event));
    }
    return found;
  }
}
