package io.millrace.producer.mapping;

import io.millrace.producer.input.Input;
import io.millrace.producer.input.Position;
import io.millrace.producer.input.Refusal;
import io.millrace.producer.row.Line;
import io.millrace.producer.row.Row;
import io.millrace.producer.row.RowReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gathers neighbouring rows. A row that can't be read belongs to the groups on both sides of it, as
 * nobody can tell; they are refused with it. A group that is too large is refused in parts, none of
 * which a run could go on behind but the last.
 */
final class GroupReader {
  private final RowReader rows;
  private final Supplier<Plan> plan;
  private final GroupLimit limit;
  private OpenGroup open;

  /** What the cells of the open group were taken for. */
  private Plan opened;

  /** The cells of the group whose first part was too large; null when there's none. */
  private Object[] oversized;

  /**
   * @param plan asked for after each row is read
   */
  GroupReader(RowReader rows, Supplier<Plan> plan, GroupLimit limit) {
    this.rows = rows;
    this.plan = plan;
    this.limit = limit;
    this.open = new OpenGroup(limit);
  }

  Optional<Input> next() {
    while (true) {
      Optional<Line> line = rows.next();
      if (line.isEmpty()) {
        return rows.follows() || open.isEmpty() ? Optional.empty() : Optional.of(finish());
      }
      Optional<Input> input =
          line.get() instanceof Line.Good good ? add(good.row()) : add((Line.Bad) line.get());
      if (input.isPresent()) {
        return input;
      }
    }
  }

  private Optional<Input> add(Line.Bad bad) {
    open.add(bad);
    return open.isFull() ? Optional.of(finishPart()) : Optional.empty();
  }

  private Optional<Input> add(Row row) {
    Plan current = plan.get();
    Captured captured = current.capture(row);
    Object[] key = current.key(captured);
    boolean otherPlan = opened != null && !opened.equals(current) && !open.isEmpty();
    Optional<Input> finished =
        otherPlan || open.isEndedBy(key) ? Optional.of(finish()) : Optional.empty();
    opened = current;
    open.add(row, captured, key);
    if (finished.isPresent()) {
      return finished;
    }
    return open.isFull() ? Optional.of(finishPart()) : Optional.empty();
  }

  private Input finish() {
    OpenGroup group = open;
    open = new OpenGroup(limit);
    boolean rest = oversized != null && group.isOf(oversized);
    oversized = null;
    if (rest) {
      return group.refused(group.tooLarge(), group.after());
    }
    List<Refusal> unread = group.unread();
    return unread.isEmpty()
        ? opened.input(new Group(group.lines(), null), group, group.after())
        : group.refused(unread, group.after());
  }

  private Input finishPart() {
    OpenGroup group = open;
    open = new OpenGroup(limit);
    oversized = group.key();
    Optional<Position> none = Optional.empty();
    return group.refused(group.tooLarge(), none);
  }
}
