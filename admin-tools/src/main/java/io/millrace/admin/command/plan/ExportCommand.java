package io.millrace.admin.command.plan;

import io.millrace.admin.answer.Found;
import io.millrace.admin.command.output.FailuresView;
import io.millrace.admin.export.CatalogueFiles;
import io.millrace.admin.export.Export;
import io.millrace.admin.plan.Cluster;
import io.millrace.admin.topic.TopicInspector;
import io.millrace.admin.topic.TopicSelection;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.connect.ConnectionOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a catalogue of what is on a cluster. */
@Command(
    name = "export",
    description = {
      "Write a running cluster as a catalogue, for which plan finds nothing to change.",
      "Only what topics have of their own is written, no defaults of the brokers. Schemas stay in"
          + " the registry and are named by subject and version, unless --schemas is there. Topics"
          + " of Kafka's own are left out."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  admin-tools export --pattern 'shop-.*' --file shop.yaml --schemas schemas")
public final class ExportCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ConnectionOptions connection;
  @Spec private CommandSpec command;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      split = ",",
      description = "Only this topic, by its literal name; all of them without names or a pattern.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--pattern",
      paramLabel = "REGEX",
      description = "Only topics whose whole name matches.")
  private String pattern;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Where the catalogue is written, in place of standard output.")
  private Path file;

  @Option(
      names = "--schemas",
      paramLabel = "FOLDER",
      description = "Also write the schemas, each to a file in this folder, and name them there.")
  private Path folder;

  @Option(names = "--no-schemas", description = "Topics only; the registry isn't asked.")
  private boolean noSchemas;

  @Option(names = "--overwrite", description = "Write also over files that are there.")
  private boolean overwrite;

  @Override
  public Integer call() {
    if (noSchemas && folder != null) {
      throw AppException.usage("--schemas and --no-schemas exclude each other: give one");
    }
    ExportTarget target = new ExportTarget(file, folder, overwrite);
    target.check();
    try (Cluster cluster = Cluster.openReading(connection.resolve())) {
      Export export = cluster.exporter(!noSchemas).export(wanted(cluster.inspector()));
      write(target, export);
      return Found.exitCode(export.failures().values());
    }
  }

  private Collection<String> wanted(TopicInspector inspector) {
    return names.isEmpty() && pattern == null
        ? inspector.names()
        : TopicSelection.of(names, pattern).resolve(inspector);
  }

  private void write(ExportTarget target, Export export) {
    PrintWriter err = command.commandLine().getErr();
    CatalogueFiles files =
        folder == null
            ? export.catalogue()
            : export.catalogueWithSchemas(target.folderInCatalogue());
    target.write(files, command.commandLine().getOut());
    FailuresView.lines(export.failures()).forEach(err::println);
    err.println(
        "%s exported, %d failed%s"
            .formatted(
                count(export.size(), "topic"),
                export.failures().size(),
                files.schemas().isEmpty()
                    ? ""
                    : "; %s in %s".formatted(count(files.schemas().size(), "schema"), folder)));
  }

  private static String count(int number, String what) {
    return "%d %s%s".formatted(number, what, number == 1 ? "" : "s");
  }
}
