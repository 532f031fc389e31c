package io.millrace.producer.command;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Stop;
import io.millrace.app.connect.Connection;
import io.millrace.producer.input.SourceOpener;
import io.millrace.producer.mapping.MappedSource;
import io.millrace.producer.mapping.Mapping;
import io.millrace.producer.publish.Mode;
import io.millrace.producer.target.Targets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes what stands in files or comes from a query. */
@Command(
    name = "import",
    description = {
      "Publish the lines of CSV files, JSON lines, Avro files, or the rows of a query.",
      "With --name a run goes on where the one before ended, however it ended: nothing is"
          + " published twice, and nothing skipped."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  producer-app import examples/superstore.csv --mapping examples/superstore.yaml",
      "  producer-app import payments.jsonl.gz --topic payments --key paymentId --name payments"
    })
final class ImportCommand implements Callable<Integer> {
  @Mixin private PublishOptions options;
  @Mixin private FormatOptions format;
  @Mixin private JdbcOptions jdbc;
  @Mixin private RejectOptions rejects;

  @Spec private CommandSpec command;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Read one after another, plain or packed by gzip or zstd; -: standard input.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "Which columns become which fields, as docs/mapping.md has it; else by name.")
  private Path mapping;

  @Option(
      names = "--key",
      paramLabel = "COLUMN",
      description = "The column or field that is the key, such as orderId; else there is none.")
  private String key;

  @Option(
      names = "--timestamp",
      paramLabel = "COLUMN",
      description = "The column or field with the time of an event; else the time is now.")
  private String timestamp;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The name of the import, by which it is exactly once and resumed.")
  private String name;

  @Option(
      names = "--follow",
      description = "Wait for more at the end of the file, or ask the query again, until Ctrl-C.")
  private boolean follow;

  private final Stop stop;

  ImportCommand(Stop stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() {
    check();
    Mapping description = description();
    Mode mode = options.run().mode(Optional.ofNullable(name));
    Reading reading =
        jdbc.isGiven()
            ? Reading.of(
                jdbc.settings(follow), name != null, stop, command.commandLine().getErr()::println)
            : Reading.of(format.settings(files, follow), stop);
    Connection resolved = options.connect();
    Targets targets =
        Targets.open(
            resolved,
            Requests.of(description),
            options.run().registration(),
            looked -> reading.check(rows -> new MappedSource(rows, description, looked::of)));
    SourceOpener opener =
        positions ->
            reading.open(positions, rows -> new MappedSource(rows, description, targets::of));
    return new Run(command.commandLine(), resolved, options.run(), stop)
        .publish(
            "import", mode, opener, options.run().pace(0), rejects.most(), rejects.file(reading));
  }

  private void check() {
    List<AppException> wrong = new ArrayList<>();
    options.run().check(wrong);
    jdbc.check(wrong);
    new OutputFiles(files).check("--rejects", rejects.path(), wrong);
    new OutputFiles(files).check("--report", options.run().report(), wrong);
    if (jdbc.isGiven() != files.isEmpty()) {
      wrong.add(
          AppException.usage(
              files.isEmpty()
                  ? "nothing to import: name files, - for standard input, or a query with --jdbc-url"
                  : "files and --jdbc-url are two sources: give one of them"));
    }
    List<String> alone = new ArrayList<>(options.target().given());
    if (key != null) {
      alone.add("--key");
    }
    if (timestamp != null) {
      alone.add("--timestamp");
    }
    if (mapping != null && !alone.isEmpty()) {
      wrong.add(
          AppException.usage(
              "%s stands in the mapping file: leave it out, or leave out --mapping"
                  .formatted(String.join(", ", alone))));
    }
    if (!wrong.isEmpty()) {
      throw AppException.all(wrong);
    }
  }

  private Mapping description() {
    return mapping != null
        ? Mapping.read(mapping)
        : Mapping.of(
            options.target().topic(),
            options.target().schema(),
            Optional.ofNullable(key),
            options.target().keySchema(),
            Optional.ofNullable(timestamp));
  }
}
