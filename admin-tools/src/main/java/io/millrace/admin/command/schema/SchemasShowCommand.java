package io.millrace.admin.command.schema;

import io.millrace.admin.command.output.OutputOption;
import io.millrace.admin.schema.ShownSchema;
import io.millrace.admin.schema.Subjects;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.connect.ConnectionOptions;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a schema on stdout, and on stderr what the registry knows of it. */
@Command(
    name = "show",
    description = {
      "Print a schema of the registry.",
      "Types of other subjects are only named in it, as it was registered; --resolved writes them"
          + " out."
    },
    footerHeading = "%nExample:%n",
    footer = "  admin-tools schemas show orders-value --version 2 > order.avsc")
public final class SchemasShowCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin
  @SuppressWarnings("unused") // picocli does what it says
  private HelpOption help;

  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOption output;
  @Spec private CommandSpec command;

  @Parameters(paramLabel = "SUBJECT", arity = "0..1", description = "Its name, taken literally.")
  private String subject;

  @Option(
      names = "--version",
      paramLabel = "N|latest",
      defaultValue = "latest",
      converter = VersionConverter.class,
      description = "Which version (${DEFAULT-VALUE}).")
  private OptionalInt version;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "In place of a subject: the schema of an id, as events carry it.")
  private Integer id;

  @Option(names = "--resolved", description = "With the types that it refers to.")
  private boolean resolved;

  @Override
  public Integer call() {
    if ((subject == null) == (id == null) || (id != null && version.isPresent())) {
      throw AppException.usage("give either a SUBJECT, with a --version if you like, or an --id");
    }
    Subjects subjects = new Subjects(connection.resolve().openRegistry());
    ShownSchema shown = id == null ? subjects.version(subject, version) : subjects.id(id);
    if (output.isJson()) {
      command.commandLine().getOut().println(ShownSchemaView.json(shown, resolved));
    } else {
      command.commandLine().getErr().println(ShownSchemaView.line(shown));
      command.commandLine().getOut().println(ShownSchemaView.schema(shown, resolved));
    }
    return ExitCode.DONE;
  }
}
