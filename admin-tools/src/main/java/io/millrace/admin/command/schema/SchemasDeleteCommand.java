package io.millrace.admin.command.schema;

import io.millrace.admin.answer.Found;
import io.millrace.admin.command.output.FailuresView;
import io.millrace.admin.command.output.OutputOption;
import io.millrace.admin.schema.SubjectRemover;
import io.millrace.admin.schema.SubjectSelection;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.connect.ConnectionOptions;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Deletes subjects. */
@Command(
    name = "delete",
    description = {
      "Delete subjects, or one version of a subject.",
      "Ids of what is deleted can still be read, so that its events can; --permanent then deletes it"
          + " for good. Names are literal. A pattern only shows what it would delete, unless"
          + " --execute is there."
    },
    footerHeading = "%nExample:%n",
    footer = "  admin-tools schemas delete orders-old-value")
public final class SchemasDeleteCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin
  @SuppressWarnings("unused") // picocli does what it says
  private HelpOption help;

  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOption output;
  @Spec private CommandSpec command;

  @Parameters(paramLabel = "SUBJECT", arity = "0..*", description = "Names, taken literally.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--pattern",
      paramLabel = "REGEX",
      description = "In place of names: all subjects whose whole name matches.")
  private String pattern;

  @Option(
      names = "--version",
      paramLabel = "N",
      converter = VersionConverter.class,
      description = "Only this version, of one subject.")
  private OptionalInt version = OptionalInt.empty();

  @Option(
      names = "--permanent",
      description = "For good what is deleted already: its ids can be read no more.")
  private boolean permanent;

  @Option(names = "--dry-run", description = "Show which subjects are meant, and do nothing.")
  private boolean dryRun;

  @Option(
      names = "--execute",
      description = "Do it also for a --pattern, which else only shows which subjects are meant.")
  private boolean execute;

  @Override
  public Integer call() {
    SubjectSelection selection = SubjectSelection.of(names, pattern);
    refuseContradictions();
    SubjectRemover remover = new SubjectRemover(connection.resolve().openRegistry(), permanent);
    List<String> subjects = remover.resolve(selection);
    if (dryRun || (pattern != null && !execute)) {
      preview(subjects);
      return ExitCode.DONE;
    }
    Found<List<Integer>> found = remover.delete(subjects, version);
    print(found);
    return Found.exitCode(found.failures().values());
  }

  private void refuseContradictions() {
    if (dryRun && execute) {
      throw AppException.usage("--dry-run and --execute exclude each other: give one");
    }
    if (version.isPresent() && names.size() != 1) {
      throw AppException.usage("--version is of one subject: name that alone");
    }
  }

  private void preview(List<String> subjects) {
    PrintWriter out = command.commandLine().getOut();
    if (output.isJson()) {
      out.println(DeletionView.json(subjects));
    } else {
      subjects.forEach(subject -> out.println(DeletionView.word(permanent) + " " + subject));
      command.commandLine().getErr().println("nothing is changed: this is what would be");
    }
  }

  private void print(Found<List<Integer>> found) {
    PrintWriter out = command.commandLine().getOut();
    if (output.isJson()) {
      out.println(DeletionView.json(found));
      return;
    }
    found
        .values()
        .forEach(
            (subject, versions) -> out.println(DeletionView.line(subject, versions, permanent)));
    PrintWriter err = command.commandLine().getErr();
    FailuresView.lines(found.failures()).forEach(err::println);
    err.println(
        "%d confirmed, %d failed".formatted(found.values().size(), found.failures().size()));
  }
}
