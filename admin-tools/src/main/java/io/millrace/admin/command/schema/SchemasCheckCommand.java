package io.millrace.admin.command.schema;

import io.millrace.admin.command.output.OutputOption;
import io.millrace.admin.schema.CheckReport;
import io.millrace.admin.schema.SchemaCheck;
import io.millrace.admin.schema.SubjectCheck;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Failure;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.connect.ConnectionOptions;
import io.millrace.evolution.CompatibilityCheck;
import io.millrace.registry.CompatibilityLevel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds schema files to a compatibility level. */
@Command(
    name = "check",
    description = {
      "Check whether schemas may follow those before them.",
      "What may not is told with the rule, the field's path, the direction that breaks and the"
          + " version (exit 6). Against a file or a git revision no registry is needed."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  admin-tools schemas check schemas/*.avsc --against-git main --level FULL")
public final class SchemasCheckCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ConnectionOptions connection;
  @Mixin private ReferenceOption references;
  @Mixin private TypesOption types;
  @Mixin private OutputOption output;
  @Spec private CommandSpec command;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Against against;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Avro schemas in JSON (.avsc).")
  private List<Path> files;

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      converter = LevelConverter.class,
      description =
          "Any of NONE, BACKWARD, FORWARD, FULL, each of the last three with _TRANSITIVE too; else"
              + " the subject's own, or BACKWARD where there is no subject.")
  private CompatibilityLevel level;

  @Option(
      names = "--meaning",
      description = "Refuse too what is read as another value, such as another scale of a decimal.")
  private boolean meaning;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write the result as JUnit XML too, for a build server.")
  private Path junit;

  @Override
  public Integer call() {
    CheckReport report = checkOrTellWhyNot();
    PrintWriter out = command.commandLine().getOut();
    if (output.isJson()) {
      out.println(CheckView.json(report));
    } else {
      CheckView.lines(report).forEach(out::println);
      CheckView.remarks(report).forEach(command.commandLine().getErr()::println);
    }
    if (junit != null) {
      write(JUnitXml.of(report));
    }
    return report.exitCode();
  }

  /** A build server gets its file, too, when nothing can be checked. */
  private CheckReport checkOrTellWhyNot() {
    try {
      return check();
    } catch (RuntimeException e) {
      if (junit != null) {
        tell(e);
      }
      throw e;
    }
  }

  private void tell(RuntimeException reason) {
    Map<String, Failure> failures = Map.of(files.get(0).toString(), Failure.of(reason));
    try {
      write(JUnitXml.of(new CheckReport(List.of(), Map.of(), failures)));
    } catch (AppException e) {
      reason.addSuppressed(e);
    }
  }

  private CheckReport check() {
    if (against.revision() == null || against.revision().path().isPresent()) {
      requireOneFile();
    }
    if (against.subject() != null) {
      if (!types.files().files().isEmpty()) {
        throw AppException.usage(
            "--types is of files: with --subject, say where types are with --reference");
      }
      return new SubjectCheck(connection.resolve().openRegistry())
          .check(
              against.subject(),
              files.get(0),
              Optional.ofNullable(level),
              meaning,
              references.references());
    }
    if (!references.references().isEmpty()) {
      throw AppException.usage("--reference needs --subject: its types are in the registry");
    }
    SchemaCheck check =
        new SchemaCheck(
            new CompatibilityCheck(level == null ? CompatibilityLevel.BACKWARD : level, meaning),
            types.files());
    return against.file() == null
        ? check.againstRevision(files, against.revision())
        : check.againstFile(files.get(0), against.file());
  }

  private void requireOneFile() {
    if (files.size() > 1) {
      throw AppException.usage(
          "%d files can be held against a git revision without a path only; give one FILE"
              .formatted(files.size()));
    }
  }

  private void write(String xml) {
    try {
      Files.writeString(junit, xml);
    } catch (IOException e) {
      throw AppException.failed("cannot write %s: %s".formatted(junit, e.getMessage()), e);
    }
  }
}
