package io.millrace.admin.command.schema;

import io.millrace.admin.answer.Found;
import io.millrace.admin.command.output.FailuresView;
import io.millrace.admin.command.output.OutputOption;
import io.millrace.admin.schema.SubjectDetails;
import io.millrace.admin.schema.SubjectSelection;
import io.millrace.admin.schema.Subjects;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.connect.ConnectionOptions;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints subjects: their names, one a line, or with {@code --details} a table of them. */
@Command(
    name = "list",
    description = {
      "Print the names of all subjects.",
      "--details adds how many versions each has, the latest with its id, and the level that it is"
          + " held to, which takes a few requests for each subject."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  admin-tools schemas list --details --pattern 'orders-.*'")
public final class SchemasListCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOption output;
  @Spec private CommandSpec command;

  @Option(
      names = "--pattern",
      paramLabel = "REGEX",
      description = "Only subjects whose whole name matches.")
  private String pattern;

  @Option(names = "--details", description = "Versions, id and level too.")
  private boolean detailed;

  @Option(
      names = "--deleted",
      description = "In their place those that are deleted, but not permanently.")
  private boolean deleted;

  @Override
  public Integer call() {
    if (detailed && deleted) {
      throw AppException.usage(
          "--details and --deleted exclude each other: registries tell no more of what is deleted");
    }
    Subjects subjects = new Subjects(connection.resolve().openRegistry());
    List<String> names =
        subjects.names(Optional.ofNullable(pattern).map(SubjectSelection::compile), deleted);
    PrintWriter out = command.commandLine().getOut();
    if (detailed) {
      return print(subjects.details(names), out);
    } else if (output.isJson()) {
      out.println(SubjectsView.json(names));
    } else {
      names.forEach(out::println);
    }
    return ExitCode.DONE;
  }

  private int print(Found<SubjectDetails> found, PrintWriter out) {
    if (output.isJson()) {
      out.println(SubjectsView.json(found));
    } else {
      if (!found.values().isEmpty()) {
        out.println(SubjectsView.table(found.list()));
      }
      FailuresView.lines(found.failures()).forEach(command.commandLine().getErr()::println);
    }
    return Found.exitCode(found.failures().values());
  }
}
