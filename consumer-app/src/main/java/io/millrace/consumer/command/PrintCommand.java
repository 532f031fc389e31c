package io.millrace.consumer.command;

import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Stop;
import io.millrace.app.connect.Connection;
import io.millrace.consumer.read.EventLines;
import io.millrace.consumer.read.PartitionRange;
import io.millrace.consumer.read.TopicReader;
import io.millrace.consumer.read.Topics;
import io.millrace.consumer.sink.Printer;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "print",
    description = "Print events as lines of JSON.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Ends at the last event there is at the start, unless --follow is given.",
      "",
      "Examples:",
      "  consumer-app print orders --limit 10",
      "  consumer-app print orders customers --from latest --follow"
    })
final class PrintCommand implements Callable<Integer> {
  /** Where in each partition to begin. */
  enum From {
    EARLIEST,
    LATEST
  }

  @Mixin private ReadOptions read;

  @Option(
      names = "--from",
      paramLabel = "earliest|latest",
      defaultValue = "earliest",
      description = "Where to begin (${DEFAULT-VALUE}).")
  private From from;

  @Option(names = "--limit", paramLabel = "N", description = "Stop after that many events.")
  private Long limit;

  @Spec private CommandSpec command;

  private final Stop stop;

  PrintCommand(Stop stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() {
    check();
    Connection connection = read.connect();
    List<PartitionRange> ranges =
        Topics.ranges(connection, read.topics()).stream().map(this::chosen).toList();
    try (TopicReader reader = TopicReader.open(connection, ranges)) {
      Printer printer = new Printer(reader, EventLines.of(connection, read.key()), System.out);
      boolean ended = printer.print(limit == null ? Long.MAX_VALUE : limit, stop);
      return ended ? ExitCode.DONE : ExitCode.INTERRUPTED;
    }
  }

  private void check() {
    if (from == From.LATEST && !read.follow()) {
      throw new ParameterException(
          command.commandLine(), "--from latest is only for new events: add --follow");
    }
    if (limit != null && limit < 0) {
      throw new ParameterException(command.commandLine(), "--limit can't be below 0");
    }
  }

  private PartitionRange chosen(PartitionRange range) {
    PartitionRange begun = from == From.LATEST ? range.from(range.end()) : range;
    return read.follow() ? begun.endless() : begun;
  }
}
