package io.millrace.admin.command.schema;

import io.millrace.admin.command.output.OutputOption;
import io.millrace.admin.schema.HeldLevel;
import io.millrace.admin.schema.SubjectLevels;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.connect.ConnectionOptions;
import io.millrace.registry.CompatibilityLevel;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows and sets compatibility levels. */
@Command(
    name = "level",
    description = {
      "Show the compatibility level of a subject, or of the registry, or set it.",
      "A level that was set is read back, as not every registry keeps every level. Versions that are"
          + " there and break a new level are named."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  admin-tools schemas level orders-value FULL_TRANSITIVE")
public final class SchemasLevelCommand implements Callable<Integer> {
  /** Of what breaks a new level; the rest is counted. */
  private static final int SHOWN = 5;

  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOption output;
  @Spec private CommandSpec command;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SUBJECT",
      description = "Its name, taken literally; without it, the registry's default is shown.")
  private String subject;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "LEVEL",
      converter = LevelConverter.class,
      description = "The level to set.")
  private CompatibilityLevel level;

  @Option(
      names = "--default",
      paramLabel = "LEVEL",
      converter = LevelConverter.class,
      description = "Set the level of all subjects that have none of their own.")
  private CompatibilityLevel defaultLevel;

  @Option(names = "--reset", description = "Let the subject follow the registry's default again.")
  private boolean reset;

  @Override
  public Integer call() {
    refuseContradictions();
    SubjectLevels levels = new SubjectLevels(connection.resolve().openRegistry());
    HeldLevel held = held(levels);
    command
        .commandLine()
        .getOut()
        .println(output.isJson() ? LevelView.json(subject, held) : LevelView.line(subject, held));
    if (level != null) {
      warn(levels);
    }
    return ExitCode.DONE;
  }

  private HeldLevel held(SubjectLevels levels) {
    if (defaultLevel != null) {
      return levels.setDefault(defaultLevel);
    } else if (subject == null) {
      return levels.ofRegistry();
    } else if (reset) {
      return levels.reset(subject);
    }
    return level == null ? levels.of(subject) : levels.set(subject, level);
  }

  private void warn(SubjectLevels levels) {
    var broken = levels.broken(subject, level);
    var err = command.commandLine().getErr();
    broken.stream().limit(SHOWN).forEach(line -> err.println("breaks it already: " + line));
    if (broken.size() > SHOWN) {
      err.println("and %d more that break it already".formatted(broken.size() - SHOWN));
    }
  }

  private void refuseContradictions() {
    if (defaultLevel != null && subject != null) {
      throw AppException.usage("--default is of the registry: leave the subject out");
    }
    if (reset && (subject == null || level != null)) {
      throw AppException.usage("--reset needs a subject, and no level");
    }
  }
}
