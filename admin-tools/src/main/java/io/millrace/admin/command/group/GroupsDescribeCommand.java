package io.millrace.admin.command.group;

import io.millrace.admin.command.output.FailuresView;
import io.millrace.admin.command.output.OutputOption;
import io.millrace.admin.group.ClusterGroups;
import io.millrace.admin.group.GroupSelection;
import io.millrace.admin.group.LagReport;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.connect.ConnectionOptions;
import io.millrace.app.unit.DurationText;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.common.errors.InterruptException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints how far behind groups are, once or again and again. */
@Command(
    name = "describe",
    description = {
      "Print how far behind groups are, in events and in time.",
      "LAG is how many offsets are between the group and the end. OLDEST UNREAD is the age of the"
          + " first event that the group hasn't read, by its timestamp and this machine's clock."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  admin-tools groups describe billing",
      "  admin-tools groups describe billing --watch --interval 10s",
      "  admin-tools groups describe --pattern \"billing-.*\" --summary"
    })
public final class GroupsDescribeCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOption output;
  @Spec private CommandSpec command;

  @Parameters(
      paramLabel = "GROUP",
      arity = "0..*",
      description = "The groups; all when neither they nor a pattern are given.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--pattern",
      paramLabel = "REGEX",
      converter = PatternConverter.class,
      description = "Also the groups whose whole name it matches.")
  private Pattern pattern;

  @Option(names = "--summary", description = "A line for each group, and no partitions.")
  private boolean summary;

  @ArgGroup(exclusive = false)
  private Watch watch;

  /** How to go on. */
  private static final class Watch {
    @Option(
        names = "--watch",
        required = true,
        description = "Print it again and again, with the trend, until Ctrl-C.")
    @SuppressWarnings("unused") // that it is there is what counts
    private boolean on;

    @Option(
        names = "--interval",
        paramLabel = "DURATION",
        defaultValue = "5s",
        converter = DurationText.Converter.class,
        description = "How long to wait in between (${DEFAULT-VALUE}).")
    private Duration interval;

    @Option(names = "--count", paramLabel = "N", description = "End after so many times.")
    private Long count;
  }

  @Override
  public Integer call() {
    if (watch != null && watch.count != null && watch.count < 1) {
      throw AppException.usage("--count is 1 or more, and not " + watch.count);
    }
    GroupSelection selection = new GroupSelection(names, Optional.ofNullable(pattern));
    try (ClusterGroups groups = ClusterGroups.open(connection.resolve(), Clock.systemUTC())) {
      return watch == null
          ? print(groups.lag(selection), Optional.empty())
          : watch(groups, selection);
    }
  }

  /** Ctrl-C is how a watch ends, and no error; nor is that nobody reads on, as behind head. */
  private int watch(ClusterGroups groups, GroupSelection selection) {
    try {
      int code = ExitCode.DONE;
      Optional<LagReport> before = Optional.empty();
      for (long i = 1; watch.count == null || i <= watch.count; i++) {
        if (i > 1) {
          TimeUnit.MILLISECONDS.sleep(watch.interval.toMillis());
        }
        LagReport report = groups.lag(selection);
        code = print(report, before);
        if (command.commandLine().getOut().checkError()) {
          return code;
        }
        before = Optional.of(report);
      }
      return code;
    } catch (InterruptException | InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }

  private int print(LagReport report, Optional<LagReport> before) {
    PrintWriter out = command.commandLine().getOut();
    if (output.isJson()) {
      LagJson json = new LagJson(report, before, summary);
      out.println(watch == null ? json.document().toPrettyString() : json.document().toString());
    } else {
      if (watch != null) {
        out.println(report.at().truncatedTo(ChronoUnit.SECONDS));
      }
      String tables = new LagView(report, before, summary).tables();
      if (!tables.isEmpty()) {
        out.println(tables);
      }
    }
    out.flush();
    return FailuresView.print(report.failures(), command.commandLine().getErr());
  }
}
