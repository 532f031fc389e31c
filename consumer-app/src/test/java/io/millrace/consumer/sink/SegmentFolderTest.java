package io.millrace.consumer.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.consumer.read.PartitionRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentFolderTest {
  private static final TopicPartition ORDERS = new TopicPartition("orders", 0);

  @TempDir private Path path;

  @Test
  void anEmptyFolderHasNoNextOffset() {
    assertThat(SegmentFolder.open(path).next(ORDERS)).isEmpty();
  }

  @Test
  void theNextOffsetFollowsTheNewestSegment() throws IOException {
    segment(ORDERS, 0, 9);
    segment(ORDERS, 10, 149);
    segment(new TopicPartition("orders", 1), 0, 3);
    segment(new TopicPartition("orders-0", 0), 0, 5);
    Files.createFile(path.resolve("notes.txt"));

    assertThat(SegmentFolder.open(path).next(ORDERS)).hasValue(150);
  }

  @Test
  void whatAnEarlierRunHadNotFinishedIsDeletedAndNothingElse() throws IOException {
    Path part = Files.createFile(path.resolve(SegmentName.part(ORDERS, 10)));
    Path other = Files.createFile(path.resolve(".download.part"));
    segment(ORDERS, 0, 9);

    assertThat(SegmentFolder.open(path).next(ORDERS)).hasValue(10);
    assertThat(part).doesNotExist();
    assertThat(other).exists();
  }

  @Test
  void aGapIsRefusedWithTheFileAfterIt() throws IOException {
    segment(ORDERS, 0, 9);
    segment(ORDERS, 11, 20);

    assertRefused(new SegmentName(ORDERS, 11, 20, Format.JSONL).file() + " leaves a gap");
  }

  @Test
  void anOverlapIsRefusedWithTheFileThatOverlaps() throws IOException {
    segment(ORDERS, 0, 9);
    segment(ORDERS, 9, 20);

    assertRefused(new SegmentName(ORDERS, 9, 20, Format.JSONL).file() + " overlaps");
  }

  @Test
  void aNameThatCannotBeRightIsRefused() throws IOException {
    Files.createFile(path.resolve("orders-0-00000000000000000009-00000000000000000003.jsonl"));

    assertRefused("00000000000000000003.jsonl is named like a segment and can be none");
  }

  @Test
  void eventsThatWereDeletedBeforeTheyWereExportedAreNamed() throws IOException {
    segment(ORDERS, 0, 9);
    SegmentFolder folder = SegmentFolder.open(path);

    assertThatThrownBy(
            () ->
                ResumePoints.of("there", folder::next, List.of(new PartitionRange(ORDERS, 25, 40))))
        .isInstanceOf(AppException.class)
        .hasMessageContaining("offsets 10 to 24 of partition 0 of orders were deleted");
  }

  @Test
  void aTopicThatIsShorterThanItsExportIsRefused() throws IOException {
    segment(ORDERS, 0, 9);
    SegmentFolder folder = SegmentFolder.open(path);

    assertThatThrownBy(
            () -> ResumePoints.of("there", folder::next, List.of(new PartitionRange(ORDERS, 0, 5))))
        .isInstanceOf(AppException.class)
        .hasMessageContaining("partition 0 of orders up to offset 9, and the topic ends at 4");
  }

  @Test
  void whatTheFolderHasIsNotReadAgain() throws IOException {
    TopicPartition customers = new TopicPartition("customers", 0);
    segment(ORDERS, 0, 9);

    assertThat(
            ResumePoints.of(
                "there",
                SegmentFolder.open(path)::next,
                List.of(new PartitionRange(ORDERS, 0, 10), new PartitionRange(customers, 3, 8))))
        .containsExactly(new PartitionRange(ORDERS, 10, 10), new PartitionRange(customers, 3, 8));
  }

  @Test
  void aFolderIsForOneExportAtATime() {
    FolderLock first = FolderLock.acquire(path);

    assertThatThrownBy(() -> FolderLock.acquire(path))
        .isInstanceOf(AppException.class)
        .hasMessageContaining("another export is writing to " + path);

    first.close();
    FolderLock.acquire(path).close();
  }

  private void assertRefused(String part) {
    assertThatThrownBy(() -> SegmentFolder.open(path))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED))
        .hasMessageContaining(part);
  }

  private void segment(TopicPartition partition, long first, long last) throws IOException {
    Files.createFile(path.resolve(new SegmentName(partition, first, last, Format.JSONL).file()));
  }
}
