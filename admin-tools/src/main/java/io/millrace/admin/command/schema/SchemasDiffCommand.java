package io.millrace.admin.command.schema;

import io.millrace.admin.command.output.OutputOption;
import io.millrace.admin.schema.SchemaDifference;
import io.millrace.admin.schema.SchemaPlace;
import io.millrace.admin.schema.SchemaReader;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.connect.ConnectionOptions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what differs between two schemas, and what that breaks. */
@Command(
    name = "diff",
    description = {
      "Say what differs between two schemas, and which levels refuse the change.",
      "Each is a FILE, a version as SUBJECT@3 or SUBJECT@latest, or a file of a git revision as"
          + " REVISION:PATH. Only a version needs the registry. Exit 3 when something differs."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  admin-tools schemas diff orders-value@latest order.avsc")
public final class SchemasDiffCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ConnectionOptions connection;
  @Mixin private TypesOption types;
  @Mixin private OutputOption output;
  @Spec private CommandSpec command;

  @Parameters(index = "0", paramLabel = "BEFORE", description = "The earlier schema.")
  private String before;

  @Parameters(index = "1", paramLabel = "AFTER", description = "The later schema.")
  private String after;

  @Override
  public Integer call() {
    SchemaReader reader =
        new SchemaReader(() -> connection.resolve().openRegistry(), types.files());
    SchemaDifference difference =
        SchemaDifference.between(
            reader.read(SchemaPlace.parse(before)), reader.read(SchemaPlace.parse(after)));
    PrintWriter out = command.commandLine().getOut();
    if (output.isJson()) {
      out.println(DifferenceView.json(difference));
    } else {
      DifferenceView.lines(difference).forEach(out::println);
    }
    return difference.changes().isEmpty() ? ExitCode.DONE : ExitCode.DIFFERENCES;
  }
}
