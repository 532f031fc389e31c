package io.millrace.consumer.postgres;

import io.millrace.consumer.read.DecodedEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Events of one layout that go to the table in one transaction, in the order they were read. */
final class Batch {
  private final Layout layout;
  private final CopyText text;
  private final List<Row> rows;
  private final Map<TopicPartition, Long> next;
  private final long since = System.nanoTime();

  /**
   * A row, in the text behind the row before.
   *
   * @param end in the text
   * @param key null when each event is a row
   */
  record Row(TopicPartition partition, long offset, int end, List<String> key, boolean deletes) {}

  /** An empty one. */
  Batch(Layout layout) {
    this(layout, new CopyText(), new ArrayList<>(), new HashMap<>());
  }

  private Batch(Layout layout, CopyText text, List<Row> rows, Map<TopicPartition, Long> next) {
    this.layout = layout;
    this.text = text;
    this.rows = rows;
    this.next = next;
  }

  /**
   * Adds an event.
   *
   * @throws io.millrace.app.cli.AppException when it can be no row
   * @throws org.apache.avro.AvroRuntimeException when its values don't fit; nothing is added
   */
  void add(DecodedEvent event) {
    List<Column> columns = layout.columns();
    String[] cells = new String[columns.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = columns.get(i).text(event);
      if (cells[i] != null && cells[i].indexOf('\0') >= 0) {
        throw TableSink.refused(
            event,
            "its %s has the character NUL, which PostgreSQL can't keep in text"
                .formatted(columns.get(i).name()));
      }
    }
    requireKeys(event, cells);
    for (int i = 0; i < cells.length; i++) {
      text.cell(cells[i], i == cells.length - 1);
    }
    ConsumerRecord<?, ?> record = event.record();
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    List<String> key =
        layout.keys().isEmpty()
            ? null
            : List.copyOf(Arrays.asList(cells).subList(0, layout.keys().size()));
    boolean deletes = key != null && event.value() == null;
    rows.add(new Row(partition, record.offset(), text.size(), key, deletes));
    next.put(partition, record.offset() + 1);
  }

  private void requireKeys(DecodedEvent event, String[] cells) {
    for (int i = 0; i < layout.keys().size(); i++) {
      if (cells[i] == null) {
        throw TableSink.refused(
            event, "its key has nothing for column %s".formatted(layout.keys().get(i).name()));
      }
    }
  }

  /** All before this offset is read, and nothing of it is left to write. */
  void cover(TopicPartition partition, long offset) {
    next.put(partition, offset);
  }

  /** The part of it before a row. */
  Batch before(int row) {
    List<Row> fewer = rows.subList(0, row);
    Map<TopicPartition, Long> reached = new HashMap<>();
    fewer.forEach(one -> reached.put(one.partition(), one.offset() + 1));
    return new Batch(layout, text, fewer, reached);
  }

  /**
   * The rows that no later one of the same key replaces: their numbers, in order.
   *
   * @param deleting whether those that delete, or the others
   */
  List<Integer> latest(boolean deleting) {
    List<Integer> numbers = new ArrayList<>();
    Set<List<String>> later = new HashSet<>();
    for (int i = rows.size() - 1; i >= 0; i--) {
      Row row = rows.get(i);
      boolean latest = row.key() == null || later.add(row.key());
      if (latest && row.deletes() == deleting) {
        numbers.add(i);
      }
    }
    Collections.reverse(numbers);
    return numbers;
  }

  Layout layout() {
    return layout;
  }

  byte[] text() {
    return text.bytes();
  }

  int start(int row) {
    return row == 0 ? 0 : rows.get(row - 1).end();
  }

  Row row(int number) {
    return rows.get(number);
  }

  int events() {
    return rows.size();
  }

  int bytes() {
    return text.size();
  }

  /** The offsets after what is in it. */
  Map<TopicPartition, Long> next() {
    return next;
  }

  boolean isEmpty() {
    return next.isEmpty();
  }

  /** How long ago it was begun. */
  long ageNanos() {
    return System.nanoTime() - since;
  }
}
