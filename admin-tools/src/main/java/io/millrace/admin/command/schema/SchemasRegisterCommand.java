package io.millrace.admin.command.schema;

import io.millrace.admin.command.output.OutputOption;
import io.millrace.admin.schema.Registration;
import io.millrace.admin.schema.SchemaRegistrar;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.connect.ConnectionOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Registers a schema. */
@Command(
    name = "register",
    description = {
      "Register the schema of a file as the next version of a subject.",
      "It is held to the subject's level first: what breaks it is refused with the field's path, the"
          + " rule and the version (exit 6). What is registered already is said to be."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer =
        "  admin-tools schemas register orders-value order.avsc --reference shop.Money=money:1")
public final class SchemasRegisterCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ConnectionOptions connection;
  @Mixin private ReferenceOption references;
  @Mixin private OutputOption output;
  @Spec private CommandSpec command;

  @Parameters(index = "0", paramLabel = "SUBJECT", description = "Its name, taken literally.")
  private String subject;

  @Parameters(index = "1", paramLabel = "FILE", description = "An Avro schema in JSON (.avsc).")
  private Path file;

  @Option(
      names = "--normalize",
      description = "Let the registry bring the schema into its normal form first.")
  private boolean normalize;

  @Option(names = "--dry-run", description = "Check and say what would be done; register nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    SchemaRegistrar registrar = new SchemaRegistrar(connection.resolve().openRegistry(), subject);
    Registration registration =
        dryRun
            ? registrar.propose(file, references.references())
            : registrar.register(file, references.references(), normalize);
    command
        .commandLine()
        .getOut()
        .println(
            output.isJson()
                ? RegistrationView.json(registration)
                : RegistrationView.line(registration));
    return ExitCode.DONE;
  }
}
