package io.millrace.consumer.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.TopicPartition;

/** Whatever happens to the runs of an export, its files have each event of the topic once. */
class ExactlyOnceTest {
  private static final List<TopicPartition> PARTITIONS =
      List.of(new TopicPartition("a", 0), new TopicPartition("a", 1));
  private static final Pattern OFFSET = Pattern.compile("\"offset\":(\\d+)");

  enum Step {
    READ,
    READ_MUCH,
    COVER,
    ROLL,
    FAIL,
    STOP,
    CRASH
  }

  @Property(tries = 150)
  void eachEventIsExportedOnceAndInOrder(
      @ForAll("topics") List<SortedSet<Long>> topic, @ForAll("runs") List<Step> steps)
      throws IOException {
    Path folder = Files.createTempDirectory("exactly-once");
    try {
      Run run = new Run(folder, topic);
      for (Step step : steps) {
        run = run.after(step);
      }
      run.read(Integer.MAX_VALUE);
      run.segments.finish();

      for (int i = 0; i < PARTITIONS.size(); i++) {
        assertThat(exported(folder, PARTITIONS.get(i))).containsExactlyElementsOf(topic.get(i));
      }
    } finally {
      delete(folder);
    }
  }

  @Provide
  Arbitrary<List<SortedSet<Long>>> topics() {
    return Arbitraries.longs()
        .between(0, 120)
        .set()
        .ofMaxSize(60)
        .<SortedSet<Long>>map(TreeSet::new)
        .list()
        .ofSize(PARTITIONS.size());
  }

  @Provide
  Arbitrary<List<Step>> runs() {
    return Arbitraries.of(Step.class).list().ofMaxSize(30);
  }

  /** One run of an export, from where the folder says. */
  private static final class Run {
    private final Path folder;
    private final List<SortedSet<Long>> topic;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Segments<byte[]> segments;

    Run(Path folder, List<SortedSet<Long>> topic) {
      this.folder = folder;
      this.topic = topic;
      SegmentFolder files = SegmentFolder.open(folder);
      Map<TopicPartition, Long> next = new HashMap<>();
      for (TopicPartition partition : PARTITIONS) {
        positions.put(partition, files.passed(partition).orElse(0));
        next.put(partition, files.next(partition).orElse(0));
      }
      segments =
          new Segments<>(files, Tombstones.lines(), next, 7, Duration.ZERO, Clock.systemUTC());
    }

    Run after(Step step) {
      switch (step) {
        case READ -> read(3);
        case READ_MUCH -> read(20);
        case COVER -> cover();
        case ROLL -> segments.rollOld();
        case FAIL -> segments.close();
        case STOP -> {
          segments.finish();
          segments.close();
        }
        // What is open isn't closed.
        case CRASH -> segments.publishing().close();
      }
      return switch (step) {
        case FAIL, STOP, CRASH -> new Run(folder, topic);
        default -> this;
      };
    }

    void read(int most) {
      for (int i = 0; i < PARTITIONS.size(); i++) {
        TopicPartition partition = PARTITIONS.get(i);
        for (long offset :
            topic.get(i).tailSet(positions.get(partition)).stream().limit(most).toList()) {
          Tombstones.append(segments, partition, offset);
          positions.put(partition, offset + 1);
        }
      }
    }

    /** The reader passes the offsets up to the next event. */
    private void cover() {
      for (int i = 0; i < PARTITIONS.size(); i++) {
        SortedSet<Long> rest = topic.get(i).tailSet(positions.get(PARTITIONS.get(i)));
        positions.put(PARTITIONS.get(i), rest.isEmpty() ? 200 : rest.first());
      }
      segments.cover(positions::get);
    }
  }

  private static List<Long> exported(Path folder, TopicPartition partition) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(partition + "-"))
          .sorted()
          .map(ExactlyOnceTest::offsets)
          .flatMap(Collection::stream)
          .toList();
    }
  }

  private static List<Long> offsets(Path file) {
    try {
      return OFFSET
          .matcher(Files.readString(file))
          .results()
          .map(found -> Long.parseLong(found.group(1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
