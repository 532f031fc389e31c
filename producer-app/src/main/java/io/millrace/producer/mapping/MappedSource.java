package io.millrace.producer.mapping;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.AppException;
import io.millrace.producer.input.Input;
import io.millrace.producer.input.Reached;
import io.millrace.producer.input.Source;
import io.millrace.producer.row.Line;
import io.millrace.producer.row.Row;
import io.millrace.producer.row.RowReader;
import io.millrace.producer.target.Target;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.Schema;

/**
 * Events of rows, as a mapping says.
 *
 * <p>Where the mapping groups, neighbouring rows with equal cells are one input, which is as far as
 * its last row. Lines that don't stand together aren't brought together: a group that comes again
 * is another group. The last group ends with the rows; while a source is followed, it stays open
 * until the next row begins another. A group of 100,000 lines or 32 MiB is refused.
 *
 * <p>For one thread. Closes the reader when it is closed.
 */
public final class MappedSource implements Source {
  private final RowReader rows;
  private final Mapping mapping;
  private final Function<String, Target> targets;
  private final GroupReader groups;
  private Optional<Schema> written;
  private Plan plan;

  /**
   * Checks the mapping against the columns and the schemas.
   *
   * @param targets by topic, for each of {@link Mapping#targets}
   * @throws AppException with everything that can be known to be wrong before the first row, in one
   *     line: of wrong usage when the mapping is wrong, of refused data when only the rows lack
   *     what it asks for. The reader stays open then.
   */
  public MappedSource(RowReader rows, Mapping mapping, Function<String, Target> targets) {
    this(rows, mapping, targets, GroupLimit.DEFAULT);
  }

  MappedSource(
      RowReader rows, Mapping mapping, Function<String, Target> targets, GroupLimit limit) {
    this.rows = requireNonNull(rows, "rows");
    this.mapping = requireNonNull(mapping, "mapping");
    this.targets = requireNonNull(targets, "targets");
    this.groups = new GroupReader(rows, this::plan, limit);
    this.written = rows.schema();
    this.plan = Plan.compile(mapping, RowShape.of(rows), targets);
  }

  @Override
  public Optional<Input> next() {
    return mapping.groupBy().isEmpty() ? rows.next().map(this::single) : groups.next();
  }

  private Input single(Line line) {
    if (line instanceof Line.Bad bad) {
      return new Input.Refused(List.of(bad.refusal()), bad.raw(), bad.after());
    }
    Row row = ((Line.Good) line).row();
    Plan current = plan();
    return current.input(current.alone(row), row, row.after());
  }

  /** Anew when the next of several Avro files was written with another schema. */
  @SuppressWarnings("ReferenceEquality") // to compare schemas only when another comes
  private Plan plan() {
    Optional<Schema> now = rows.schema();
    if (now.isPresent() && now.get() != written.orElse(null)) {
      if (!now.equals(written)) {
        plan = Plan.compile(mapping, RowShape.of(rows), targets);
      }
      written = now;
    }
    return plan;
  }

  @Override
  public boolean follows() {
    return rows.follows();
  }

  @Override
  public boolean isAtHand() {
    return rows.isAtHand();
  }

  @Override
  public Reached reached() {
    return rows.reached();
  }

  @Override
  public void close() {
    rows.close();
  }
}
