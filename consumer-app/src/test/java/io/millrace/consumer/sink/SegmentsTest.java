package io.millrace.consumer.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.app.cli.AppException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentsTest {
  private static final TopicPartition A = new TopicPartition("a", 0);
  private static final TopicPartition B = new TopicPartition("b", 0);

  @TempDir private Path path;
  private Instant now = Instant.EPOCH;

  @Test
  void aSegmentIsFullAfterSoManyEvents() throws IOException {
    Segments<byte[]> segments = segments(3);
    Tombstones.append(segments, A, 5, 6, 8, 9);
    segments.publishing().await(0);

    assertThat(visible()).containsExactly(new SegmentName(A, 5, 8, Format.JSONL).file());
    assertThat(Files.readAllLines(path.resolve(new SegmentName(A, 5, 8, Format.JSONL).file())))
        .hasSize(3);
    segments.close();
  }

  @Test
  void theNextSegmentBeginsRightAfterTheOneBefore() throws IOException {
    Segments<byte[]> segments = segments(2);
    Tombstones.append(segments, A, 6, 9, 20);
    segments.finish();

    assertThat(visible())
        .containsExactly(
            new SegmentName(A, 5, 9, Format.JSONL).file(),
            new SegmentName(A, 10, 20, Format.JSONL).file());
  }

  @Test
  void offsetsThatWerePassedBelongToTheSegment() throws IOException {
    Segments<byte[]> segments = segments(10);
    Tombstones.append(segments, A, 6);
    segments.cover(partition -> 31);
    segments.finish();

    assertThat(visible()).containsExactly(new SegmentName(A, 5, 30, Format.JSONL).file());
  }

  @Test
  void noSegmentIsWrittenWithoutAnEvent() throws IOException {
    Segments<byte[]> segments = segments(10);
    segments.cover(partition -> 31);
    segments.finish();

    assertThat(visible()).isEmpty();
  }

  @Test
  void whatIsPassedBehindTheNewestSegmentIsRemembered() throws IOException {
    Segments<byte[]> segments = segments(2);
    Tombstones.append(segments, A, 5, 6);
    segments.cover(partition -> partition.equals(A) ? 9 : 0);
    segments.finish();

    SegmentFolder folder = SegmentFolder.open(path);
    assertThat(folder.passed(A)).hasValue(9);
    assertThat(folder.next(A)).hasValue(7);
    assertThat(folder.passed(B)).isEmpty();

    // To export it again.
    Files.delete(path.resolve(new SegmentName(A, 5, 6, Format.JSONL).file()));
    Files.createFile(path.resolve(new SegmentName(A, 5, 5, Format.JSONL).file()));
    assertThat(SegmentFolder.open(path).passed(A)).hasValue(6);
  }

  @Test
  void whatIsPassedIsNotRememberedWhileEventsBeforeItAreUnpublished() throws IOException {
    Segments<byte[]> segments = segments(2);
    Tombstones.append(segments, A, 5, 6, 8);
    segments.cover(partition -> partition.equals(A) ? 12 : 0);
    segments.close();

    assertThat(SegmentFolder.open(path).passed(A)).hasValue(7);
  }

  @Test
  void whatIsPassedIsNotRememberedWhileASegmentBeforeItIsOnItsWay() throws Exception {
    AtomicBoolean holds = new AtomicBoolean();
    CountDownLatch release = new CountDownLatch(1);
    Steps steps =
        step -> {
          if (step.equals("synced") && holds.get()) {
            await().until(() -> release.getCount() == 0);
          }
        };
    Segments<byte[]> segments = segments(2, SegmentFolder.open(path, steps));
    Tombstones.append(segments, A, 5, 6);
    segments.publishing().await(0);
    holds.set(true);
    Tombstones.append(segments, A, 7, 8);
    segments.cover(partition -> partition.equals(A) ? 12 : 0);
    Thread finishing = new Thread(segments::finish);
    finishing.start();
    await().until(() -> finishing.getState() == Thread.State.WAITING);

    // Killed here, the next run is to read 7 and 8 again.
    assertThat(path.resolve(".a-0.passed")).doesNotExist();

    release.countDown();
    finishing.join();
    segments.close();
    assertThat(SegmentFolder.open(path).passed(A)).hasValue(12);
  }

  @Test
  void aSegmentThatWasOpenForLongIsPublished() throws IOException {
    Segments<byte[]> segments = segments(10);
    Tombstones.append(segments, A, 5);
    now = now.plusSeconds(6);
    Tombstones.append(segments, B, 0);
    segments.rollOld();
    assertThat(visible()).isEmpty();

    now = now.plusSeconds(4);
    segments.rollOld();
    segments.publishing().await(0);
    assertThat(visible()).containsExactly(new SegmentName(A, 5, 5, Format.JSONL).file());
    segments.close();
  }

  @Test
  void whatIsOpenIsHiddenAndGoneAfterwards() throws IOException {
    try (Segments<byte[]> segments = segments(10)) {
      Tombstones.append(segments, A, 5);
      try (Stream<Path> files = Files.list(path)) {
        assertThat(files).containsExactly(path.resolve(SegmentName.part(A, 5)));
      }
    }

    assertThat(path).isEmptyDirectory();
  }

  @Test
  void eventsAreCountedWhenTheyArePublished() throws IOException {
    Segments<byte[]> segments = segments(2);
    Tombstones.append(segments, A, 5, 6, 7);
    Tombstones.append(segments, B, 0);
    segments.publishing().await(0);
    assertThat(segments.publishing().published()).isEqualTo(Map.of("a", 2L));

    segments.finish();
    assertThat(segments.publishing().published()).isEqualTo(Map.of("a", 3L, "b", 1L));
    assertThat(segments.publishing().files()).isEqualTo(3);
  }

  @Test
  void afterASegmentThatCannotBePublishedNoneIs() throws IOException {
    Segments<byte[]> segments = segments(1);
    Path inTheWay = path.resolve(new SegmentName(A, 5, 5, Format.JSONL).file());
    Files.createDirectory(inTheWay);

    assertThatThrownBy(
            () -> {
              Tombstones.append(segments, A, 5, 6, 7);
              segments.finish();
            })
        .isInstanceOf(AppException.class)
        .hasMessageStartingWith("cannot write " + inTheWay);
    segments.close();
    try (Stream<Path> files = Files.list(path)) {
      assertThat(files).containsExactly(inTheWay);
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() {
    Segments<byte[]> segments = segments(2);
    assertThat(path.toFile().delete()).isTrue();

    assertThatThrownBy(() -> Tombstones.append(segments, A, 5))
        .isInstanceOf(AppException.class)
        .hasMessage("cannot write %s: it is not there", path.resolve(SegmentName.part(A, 5)));
  }

  private Segments<byte[]> segments(long mostEvents) {
    return segments(mostEvents, SegmentFolder.open(path));
  }

  private Segments<byte[]> segments(long mostEvents, SegmentFolder folder) {
    return new Segments<>(
        folder,
        Tombstones.lines(),
        Map.of(A, 5L, B, 0L),
        mostEvents,
        Duration.ofSeconds(10),
        new TestClock());
  }

  private List<String> visible() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  /** The time that the test says. */
  private final class TestClock extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
