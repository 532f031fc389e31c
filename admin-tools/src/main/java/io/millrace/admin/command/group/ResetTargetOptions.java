package io.millrace.admin.command.group;

import io.millrace.admin.group.ResetTarget;
import io.millrace.app.cli.AppException;
import io.millrace.app.unit.DurationText;
import io.millrace.app.unit.TimeText;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Option;

/** The options that say where offsets go, of which exactly one is given. */
final class ResetTargetOptions {
  @Option(names = "--to-earliest", description = "To the first event.")
  private boolean earliest;

  @Option(names = "--to-latest", description = "To the end: only new events are read.")
  private boolean latest;

  @Option(names = "--to-offset", paramLabel = "N", description = "To this offset.")
  private Long offset;

  @Option(
      names = "--shift-by",
      paramLabel = "N",
      description = "So many offsets on, or with a minus back.")
  private Long shift;

  @Option(
      names = "--to-time",
      paramLabel = "TIME",
      converter = TimeText.Converter.class,
      description = "To the first event at or after it, such as 2026-03-29T14:30:00Z.")
  private Instant time;

  @Option(
      names = "--by-duration",
      paramLabel = "DURATION",
      converter = DurationText.Converter.class,
      description = "To the first event since so long ago, such as 2h.")
  private Duration ago;

  @Option(names = "--to-group", paramLabel = "GROUP", description = "To where another group is.")
  private String group;

  ResetTarget target() {
    if (earliest) {
      return new ResetTarget.Earliest();
    } else if (latest) {
      return new ResetTarget.Latest();
    } else if (offset != null) {
      if (offset < 0) {
        throw AppException.usage("--to-offset is 0 or more, and not " + offset);
      }
      return new ResetTarget.Offset(offset);
    } else if (shift != null) {
      return new ResetTarget.Shift(shift);
    } else if (time != null) {
      return new ResetTarget.Time(time);
    } else if (ago != null) {
      return new ResetTarget.Since(ago);
    }
    return new ResetTarget.Group(group);
  }
}
