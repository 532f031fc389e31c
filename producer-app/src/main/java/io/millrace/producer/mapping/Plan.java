package io.millrace.producer.mapping;

import io.millrace.app.cli.AppException;
import io.millrace.producer.input.Input;
import io.millrace.producer.input.Origin;
import io.millrace.producer.input.Position;
import io.millrace.producer.row.Row;
import io.millrace.producer.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A mapping that is compiled for the shape of the rows and the schemas of the targets. */
final class Plan {
  private final Slots slots;

  /** The slots whose cells tell groups apart. */
  private final int[] groupBy;

  /** The slots in which the lines of a group have to agree. */
  private final int[] shared;

  private final List<EventNode> events;

  private Plan(Slots slots, int[] groupBy, int[] shared, List<EventNode> events) {
    this.slots = slots;
    this.groupBy = groupBy;
    this.shared = shared;
    this.events = events;
  }

  /**
   * @throws AppException with every problem
   */
  static Plan compile(Mapping mapping, RowShape shape, Function<String, Target> targets) {
    Problems problems = new Problems(mapping.file());
    Slots slots = new Slots(shape.columns().isPresent(), mapping.text().nulls());
    boolean grouped = !mapping.groupBy().isEmpty();
    Converters converters = new Converters(mapping.text());
    FormCompiler forms = new FormCompiler(grouped, shape, slots, converters, problems);
    EventCompiler compiler = new EventCompiler(grouped, shape, forms, converters, problems);
    List<EventNode> events = new ArrayList<>();
    for (EventForm event : mapping.events()) {
      events.add(compiler.compile(event, targets.apply(event.topic())));
    }
    for (String column : mapping.groupBy()) {
      if (!shape.mayHave(column)) {
        problems.addOfData(
            Spot.NONE, "group-by: there is no column %s%s".formatted(column, shape.hint(column)));
      }
    }
    int[] groupBy = mapping.groupBy().stream().mapToInt(slots::slot).toArray();
    if (!problems.isEmpty()) {
      shape.requireSeparated();
    }
    problems.throwIfAny();
    return new Plan(slots, groupBy, forms.shared().stream().toArray(), events);
  }

  /** What is kept of a row when the next one is read. */
  Captured capture(Row row) {
    return new Captured(row.place(), slots.cells(row));
  }

  /** A row that is an input of its own, valid as long as the row. */
  Group alone(Row row) {
    return new Group(List.of(new Captured(null, slots.cells(row))), row);
  }

  /** The cells that tell the row's group from others. */
  Object[] key(Captured row) {
    Object[] key = new Object[groupBy.length];
    for (int i = 0; i < key.length; i++) {
      key[i] = row.cells()[groupBy[i]];
    }
    return key;
  }

  /** What becomes of a group; the raw text is only asked for when it's refused. */
  Input input(Group group, Origin origin, Optional<Position> after) {
    group.requireSame(shared, slots);
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(events.size());
    for (EventNode event : events) {
      records.add(event.event(group));
    }
    return group.isRefused()
        ? new Input.Refused(group.refusals(), origin.raw(), after)
        : new Input.Ready(records, after, Optional.of(origin));
  }
}
