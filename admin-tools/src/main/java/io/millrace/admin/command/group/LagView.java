package io.millrace.admin.command.group;

import io.millrace.admin.group.GroupLag;
import io.millrace.admin.group.LagReport;
import io.millrace.admin.group.PartitionLag;
import io.millrace.admin.group.Trend;
import io.millrace.app.render.Table;
import io.millrace.app.unit.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far behind groups are as a person reads it: a table of groups, and one of their partitions.
 *
 * @param before the report to tell the trend from; empty when there is none
 * @param summary whether the groups are all
 */
record LagView(LagReport report, Optional<LagReport> before, boolean summary) {
  private static final String UNKNOWN = "-";

  /** Empty when there are no groups. */
  String tables() {
    if (report.groups().isEmpty()) {
      return "";
    }
    String groups = groups().render(report.groups());
    List<Row> rows =
        report.groups().stream()
            .flatMap(group -> group.partitions().stream().map(lag -> new Row(group.name(), lag)))
            .toList();
    return summary || rows.isEmpty()
        ? groups
        : groups + System.lineSeparator().repeat(2) + partitions(rows).render(rows);
  }

  private record Row(String group, PartitionLag lag) {}

  private Table<GroupLag> groups() {
    Table<GroupLag> table =
        new Table<GroupLag>()
            .text("GROUP", GroupLag::name)
            .text("TYPE", group -> group.description().group().typeName())
            .text("STATE", group -> group.description().group().stateName())
            .number("MEMBERS", group -> group.description().members().size())
            .number("LAG", group -> number(group.events()))
            .number("OLDEST UNREAD", group -> duration(group.age(report.at())));
    before.ifPresent(
        then ->
            table
                .number("TREND", group -> trend(then, group).map(LagView::speed).orElse(UNKNOWN))
                .number(
                    "GONE IN",
                    group ->
                        duration(
                            trend(then, group)
                                .flatMap(trend -> trend.untilGone(group.events().orElse(0))))));
    return table;
  }

  private Table<Row> partitions(List<Row> rows) {
    Table<Row> table =
        new Table<Row>()
            .text("GROUP", Row::group)
            .text("TOPIC", row -> row.lag().partition().topic())
            .number("PARTITION", row -> row.lag().partition().partition())
            .number("COMMITTED", row -> number(row.lag().committed()))
            .number("END", row -> number(row.lag().end()))
            .number("LAG", row -> number(row.lag().lag()))
            .number("OLDEST UNREAD", row -> duration(row.lag().age(report.at())))
            .text(
                "MEMBER", row -> row.lag().member().map(member -> member.title()).orElse(UNKNOWN));
    if (rows.stream().anyMatch(row -> row.lag().note().isPresent())) {
      table.text("NOTE", row -> row.lag().note().orElse(""));
    }
    return table;
  }

  private Optional<Trend> trend(LagReport then, GroupLag group) {
    return Trend.between(then, report, group.name());
  }

  private static String speed(Trend trend) {
    return trend.eventsPerSecond() == 0
        ? "steady"
        : String.format(Locale.ROOT, "%+.1f/s", trend.eventsPerSecond());
  }

  private static String duration(Optional<Duration> duration) {
    return duration.map(DurationText::of).orElse(UNKNOWN);
  }

  private static String number(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : UNKNOWN;
  }
}
