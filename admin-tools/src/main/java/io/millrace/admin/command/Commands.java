package io.millrace.admin.command;

import io.millrace.admin.command.cluster.ClusterCommand;
import io.millrace.admin.command.cluster.ClusterDescribeCommand;
import io.millrace.admin.command.cluster.DoctorCommand;
import io.millrace.admin.command.context.ContextsCommand;
import io.millrace.admin.command.context.ContextsListCommand;
import io.millrace.admin.command.context.ContextsShowCommand;
import io.millrace.admin.command.context.ContextsUseCommand;
import io.millrace.admin.command.group.GroupsCommand;
import io.millrace.admin.command.group.GroupsDeleteCommand;
import io.millrace.admin.command.group.GroupsDescribeCommand;
import io.millrace.admin.command.group.GroupsListCommand;
import io.millrace.admin.command.group.GroupsResetCommand;
import io.millrace.admin.command.group.GroupsUndoCommand;
import io.millrace.admin.command.plan.ApplyCommand;
import io.millrace.admin.command.plan.CatalogueCommand;
import io.millrace.admin.command.plan.CatalogueSchemaCommand;
import io.millrace.admin.command.plan.CatalogueValidateCommand;
import io.millrace.admin.command.plan.CheckCommand;
import io.millrace.admin.command.plan.ExportCommand;
import io.millrace.admin.command.plan.PlanCommand;
import io.millrace.admin.command.record.RecordsCommand;
import io.millrace.admin.command.record.RecordsConsumeCommand;
import io.millrace.admin.command.record.RecordsProduceCommand;
import io.millrace.admin.command.record.RecordsSearchCommand;
import io.millrace.admin.command.replay.RecordsReplayCommand;
import io.millrace.admin.command.schema.SchemasCheckCommand;
import io.millrace.admin.command.schema.SchemasCommand;
import io.millrace.admin.command.schema.SchemasDeleteCommand;
import io.millrace.admin.command.schema.SchemasDiffCommand;
import io.millrace.admin.command.schema.SchemasLevelCommand;
import io.millrace.admin.command.schema.SchemasListCommand;
import io.millrace.admin.command.schema.SchemasRegisterCommand;
import io.millrace.admin.command.schema.SchemasShowCommand;
import io.millrace.admin.command.topic.TopicsAlterCommand;
import io.millrace.admin.command.topic.TopicsCommand;
import io.millrace.admin.command.topic.TopicsCreateCommand;
import io.millrace.admin.command.topic.TopicsDeleteCommand;
import io.millrace.admin.command.topic.TopicsDescribeCommand;
import io.millrace.admin.command.topic.TopicsListCommand;
import io.millrace.app.completion.CompletionCommand;
import java.util.List;
import picocli.CommandLine;

/**
 * The commands, by their words on the command line. To load and make all of them takes longer than
 * a short command takes to run, so that none is loaded before its words are asked for.
 */
final class Commands {
  private static final List<String> ALL =
      List.of(
          "plan",
          "apply",
          "check",
          "export",
          "catalogue",
          "catalogue validate",
          "catalogue schema",
          "topics",
          "topics list",
          "topics describe",
          "topics create",
          "topics alter",
          "topics delete",
          "schemas",
          "schemas list",
          "schemas show",
          "schemas check",
          "schemas diff",
          "schemas register",
          "schemas level",
          "schemas delete",
          "cluster",
          "cluster describe",
          "doctor",
          "groups",
          "groups list",
          "groups describe",
          "groups reset",
          "groups undo",
          "groups delete",
          "records",
          "records consume",
          "records search",
          "records produce",
          "records replay",
          "contexts",
          "contexts list",
          "contexts show",
          "contexts use",
          "completion");

  private Commands() {}

  /** Adds the commands that the arguments can mean, the ones with subcommands first. */
  static void add(CommandLine line, String... arguments) {
    for (String words : meant(arguments)) {
      int space = words.indexOf(' ');
      if (space < 0) {
        line.addSubcommand(words, command(words));
      } else {
        line.getSubcommands()
            .get(words.substring(0, space))
            .addSubcommand(words.substring(space + 1), command(words));
      }
    }
  }

  private static List<String> meant(String... arguments) {
    // Completion is of all of them.
    if (arguments.length == 0 || !ALL.contains(arguments[0]) || arguments[0].equals("completion")) {
      return ALL;
    }
    String first = arguments[0];
    String both = arguments.length == 1 ? first : first + " " + arguments[1];
    return ALL.contains(both) && !both.equals(first)
        ? List.of(first, both)
        : ALL.stream()
            .filter(words -> words.equals(first) || words.startsWith(first + " "))
            .toList();
  }

  private static Class<?> command(String words) {
    return switch (words) {
      case "plan" -> PlanCommand.class;
      case "apply" -> ApplyCommand.class;
      case "check" -> CheckCommand.class;
      case "export" -> ExportCommand.class;
      case "catalogue" -> CatalogueCommand.class;
      case "catalogue validate" -> CatalogueValidateCommand.class;
      case "catalogue schema" -> CatalogueSchemaCommand.class;
      case "topics" -> TopicsCommand.class;
      case "topics list" -> TopicsListCommand.class;
      case "topics describe" -> TopicsDescribeCommand.class;
      case "topics create" -> TopicsCreateCommand.class;
      case "topics alter" -> TopicsAlterCommand.class;
      case "topics delete" -> TopicsDeleteCommand.class;
      case "schemas" -> SchemasCommand.class;
      case "schemas list" -> SchemasListCommand.class;
      case "schemas show" -> SchemasShowCommand.class;
      case "schemas check" -> SchemasCheckCommand.class;
      case "schemas diff" -> SchemasDiffCommand.class;
      case "schemas register" -> SchemasRegisterCommand.class;
      case "schemas level" -> SchemasLevelCommand.class;
      case "schemas delete" -> SchemasDeleteCommand.class;
      case "cluster" -> ClusterCommand.class;
      case "cluster describe" -> ClusterDescribeCommand.class;
      case "doctor" -> DoctorCommand.class;
      case "groups" -> GroupsCommand.class;
      case "groups list" -> GroupsListCommand.class;
      case "groups describe" -> GroupsDescribeCommand.class;
      case "groups reset" -> GroupsResetCommand.class;
      case "groups undo" -> GroupsUndoCommand.class;
      case "groups delete" -> GroupsDeleteCommand.class;
      case "records" -> RecordsCommand.class;
      case "records consume" -> RecordsConsumeCommand.class;
      case "records search" -> RecordsSearchCommand.class;
      case "records produce" -> RecordsProduceCommand.class;
      case "records replay" -> RecordsReplayCommand.class;
      case "contexts" -> ContextsCommand.class;
      case "contexts list" -> ContextsListCommand.class;
      case "contexts show" -> ContextsShowCommand.class;
      case "contexts use" -> ContextsUseCommand.class;
      case "completion" -> CompletionCommand.class;
      default -> throw new IllegalArgumentException("no command " + words);
    };
  }
}
