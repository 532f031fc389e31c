package io.millrace.app.cli;

import io.millrace.app.render.Style;
import io.millrace.app.render.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs a command line: an error becomes one line on stderr and an exit code; Ctrl-C becomes a
 * {@link Stop}, and the process ends with the command's own exit code when that has come to its
 * end.
 */
public final class Program {
  /** Of some of picocli's messages, behind the name of the program. */
  private static final Pattern PREFIX = Pattern.compile("^Error: ");

  private Program() {}

  /**
   * Runs the arguments and ends the process with the exit code.
   *
   * @param root makes the command line; it is given the program's stop
   */
  public static void main(String[] args, Function<Stop, CommandLine> root) {
    // Before the first logger is made.
    boolean verbose = Arrays.asList(args).contains(GlobalOptions.VERBOSE);
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", verbose ? "info" : "off");
    Locale.setDefault(Locale.ROOT);
    StandardOut out = StandardOut.install();
    Stop stop = new Stop();
    Ending ending = new Ending(stop);
    Runtime.getRuntime().addShutdownHook(new Thread(ending::awaitAndHalt, "stop"));
    int code = ExitCode.FAILED;
    try {
      CommandLine line = root.apply(stop);
      code = printed(out, line, run(line, args));
    } finally {
      ending.come(code);
    }
    System.exit(code);
  }

  /** A program that couldn't print all has failed, whatever else it did. */
  private static int printed(StandardOut out, CommandLine line, int code) {
    line.getOut().flush();
    System.out.flush();
    if (out.problem().isEmpty()) {
      return code;
    }
    tell(line, "cannot write the output: " + out.problem().get().getMessage());
    return code == ExitCode.DONE ? ExitCode.FAILED : code;
  }

  /** Runs the arguments in this process and gives the exit code. */
  public static int run(CommandLine line, String... args) {
    line.setCaseInsensitiveEnumValuesAllowed(true);
    HelpPage.shape(line);
    showVersion(line, name(line));
    line.setParameterExceptionHandler(Program::wrongUsage);
    line.setExecutionExceptionHandler(Program::failed);
    return line.execute(args);
  }

  /** Of each command, its program's. */
  private static void showVersion(CommandLine line, String program) {
    line.getCommandSpec().versionProvider(() -> new String[] {program + " " + version()});
    line.getSubcommands().values().forEach(command -> showVersion(command, program));
  }

  private static String version() throws IOException {
    try (InputStream text = Program.class.getResourceAsStream("version.txt")) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  /** The colours for what a command prints on stdout: none, but on a terminal. */
  public static Style style(CommandLine line) {
    return Style.of(line.getColorScheme().ansi().enabled());
  }

  private static int wrongUsage(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    String message =
        PREFIX.matcher(e.getMessage().strip().replaceAll("\\s*\\R\\s*", " ")).replaceFirst("");
    err.println(
        "%s: %s%s; see %s --help"
            .formatted(
                name(command), message, suggestion(e), command.getCommandSpec().qualifiedName()));
    return ExitCode.USAGE;
  }

  private static String suggestion(ParameterException e) {
    return e instanceof UnmatchedArgumentException unmatched
            && !unmatched.getSuggestions().isEmpty()
        ? ", did you mean " + unmatched.getSuggestions().get(0) + "?"
        : "";
  }

  private static int failed(Exception e, CommandLine command, ParseResult parsed) {
    Failure failure = Failure.of(e);
    tell(
        command,
        failure.line() + (isOfConnection(failure) ? circumstance(command.getCommandSpec()) : ""));
    if (parsed.originalArgs().contains(GlobalOptions.VERBOSE)) {
      e.printStackTrace(command.getErr());
    }
    return failure.exitCode();
  }

  private static void tell(CommandLine command, String sentence) {
    command.getErr().println(Terminal.ERR.style().bad(name(command) + ":") + " " + sentence);
  }

  private static boolean isOfConnection(Failure failure) {
    return failure.exitCode() == ExitCode.UNAVAILABLE
        || failure.exitCode() == ExitCode.ACCESS_DENIED;
  }

  /** In brackets, behind a blank. */
  private static String circumstance(CommandSpec command) {
    return circumstances(command).distinct().map(" (%s)"::formatted).collect(Collectors.joining());
  }

  private static Stream<String> circumstances(CommandSpec command) {
    Stream<String> own =
        command.userObject() instanceof Circumstance known
            ? known.circumstance().stream()
            : Stream.empty();
    return Stream.concat(own, command.mixins().values().stream().flatMap(Program::circumstances));
  }

  private static String name(CommandLine command) {
    return command.getCommandSpec().root().name();
  }
}
