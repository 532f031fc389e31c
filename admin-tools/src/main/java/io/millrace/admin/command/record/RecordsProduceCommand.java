package io.millrace.admin.command.record;

import io.millrace.admin.record.LineProducer;
import io.millrace.admin.record.ProduceReport;
import io.millrace.admin.record.ProduceRequest;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.connect.ConnectionOptions;
import io.millrace.app.record.DataFormat;
import io.millrace.app.schema.SchemaSource;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Produces records from JSON lines. */
@Command(
    name = "produce",
    description = {
      "Produce records from JSON lines, typed by the registry's schemas.",
      "A line is an object with key, value, headers, timestamp and partition, each of which may be"
          + " left out; what records consume prints is taken as it is. A line that doesn't fit is"
          + " refused with the place in it, and the rest goes on."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  admin-tools records produce orders orders.jsonl",
      "  echo '{\"key\": \"c-1\", \"value\": null}' | admin-tools records produce customers",
      "  admin-tools records consume orders | admin-tools records produce orders-copy"
    })
public final class RecordsProduceCommand implements Callable<Integer> {
  private static final String STDIN = "-";

  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ConnectionOptions connection;
  @Spec private CommandSpec command;

  @Parameters(index = "0", paramLabel = "TOPIC", description = "Where the records go.")
  private String topic;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = STDIN,
      description = "The lines; - or none for standard input.")
  private String file;

  @Option(
      names = "--key-format",
      paramLabel = "FORMAT",
      defaultValue = "auto",
      description =
          "What keys are where a line doesn't say it: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}: Avro"
              + " when the topic's subject is there, else text).")
  private DataFormat keyFormat;

  @Option(
      names = "--value-format",
      paramLabel = "FORMAT",
      defaultValue = "auto",
      description = "What values are, as --key-format.")
  private DataFormat valueFormat;

  @Option(
      names = "--key-schema",
      paramLabel = "SCHEMA",
      converter = SchemaSourceConverter.class,
      description =
          "SUBJECT, SUBJECT@VERSION or a file whose schema is registered; else what a line names,"
              + " else the latest of the topic's subject.")
  private SchemaSource keySchema;

  @Option(
      names = "--value-schema",
      paramLabel = "SCHEMA",
      converter = SchemaSourceConverter.class,
      description = "The schema of values, as --key-schema.")
  private SchemaSource valueSchema;

  @Option(names = "--value-only", description = "A line is a value alone, and the key is null.")
  private boolean valueOnly;

  @Option(names = "--stop-on-error", description = "End at the first line that is refused.")
  private boolean stopOnError;

  @Option(
      names = "--transactional",
      description = "All or none: in one transaction, taken back when a line is refused.")
  private boolean transactional;

  @Override
  public Integer call() {
    ProduceRequest request =
        new ProduceRequest(
            topic,
            keyFormat,
            valueFormat,
            Optional.ofNullable(keySchema),
            Optional.ofNullable(valueSchema),
            valueOnly,
            stopOnError,
            transactional);
    PrintWriter err = command.commandLine().getErr();
    String name = file.equals(STDIN) ? "standard input" : file;
    try (InputStream in = open();
        LineProducer producer = LineProducer.open(connection.resolve(), request)) {
      return conclude(
          producer.produce(in, (line, why) -> err.println("%s:%d: %s".formatted(name, line, why))),
          err);
    } catch (IOException e) {
      throw AppException.failed("cannot read %s: %s".formatted(name, e.getMessage()), e);
    }
  }

  private InputStream open() {
    try {
      return file.equals(STDIN) ? standardInput() : Files.newInputStream(Path.of(file));
    } catch (NoSuchFileException e) {
      throw AppException.usage("no file " + file);
    } catch (IOException e) {
      throw AppException.usage("cannot read %s: %s".formatted(file, e.getMessage()));
    }
  }

  /** By its channel, so that Ctrl-C ends a read that waits; the program's to close. */
  @SuppressWarnings("resource")
  private static InputStream standardInput() {
    return new FilterInputStream(
        Channels.newInputStream(new FileInputStream(FileDescriptor.in).getChannel())) {
      @Override
      public void close() {}
    };
  }

  private int conclude(ProduceReport report, PrintWriter err) {
    report
        .failure()
        .ifPresent(
            failure -> err.println("admin-tools: ended early: " + Failure.of(failure).line()));
    err.println(
        "%d acknowledged, %d refused, %d unknown%s"
            .formatted(
                report.acknowledged(),
                report.refused(),
                report.unknown(),
                transactional && report.refused() > 0
                    ? "; the transaction was taken back: nothing is produced"
                    : ""));
    if (report.unknown() > 0) {
      return ExitCode.OUTCOME_UNKNOWN;
    } else if (report.failure().isPresent()) {
      return Failure.of(report.failure().get()).exitCode();
    } else if (report.interrupted()) {
      return ExitCode.INTERRUPTED;
    }
    return report.refused() > 0 ? ExitCode.DATA_REFUSED : ExitCode.DONE;
  }
}
