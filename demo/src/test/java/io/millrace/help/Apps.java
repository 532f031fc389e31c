package io.millrace.help;

import io.millrace.admin.command.AdminTools;
import io.millrace.app.cli.Stop;
import io.millrace.consumer.command.ConsumerApp;
import io.millrace.producer.command.ProducerApp;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The command lines of the three apps. */
final class Apps {
  /** Made once, since each takes a while; they can parse again and again. */
  private static final Map<String, CommandLine> PARSERS =
      all().collect(Collectors.toMap(CommandLine::getCommandName, app -> app));

  private Apps() {}

  /**
   * Parses a command of an app.
   *
   * @param words with the app's name as the first
   * @throws ParameterException when the app refuses it
   */
  static void parse(List<String> words) {
    String name = words.get(0).replaceFirst("^bin/", "");
    PARSERS.get(name).parseArgs(words.subList(1, words.size()).toArray(String[]::new));
  }

  static Stream<CommandLine> all() {
    return Stream.of("admin-tools", "producer-app", "consumer-app").map(Apps::named);
  }

  /** The app of that name, with nothing parsed yet. */
  static CommandLine named(String name) {
    CommandLine app =
        switch (name) {
          case "admin-tools" -> AdminTools.commandLine(new Stop());
          case "producer-app" -> ProducerApp.commandLine(new Stop());
          case "consumer-app" -> ConsumerApp.commandLine(new Stop());
          default -> throw new IllegalArgumentException("no app " + name);
        };
    // As Program has it.
    return app.setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** Every command of every app, with those that only hold others. */
  static Stream<CommandLine> commands() {
    return all().flatMap(Apps::withSubcommands);
  }

  private static Stream<CommandLine> withSubcommands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().distinct().flatMap(Apps::withSubcommands));
  }
}
