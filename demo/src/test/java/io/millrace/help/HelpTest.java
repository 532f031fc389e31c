package io.millrace.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Program;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Every command of every app has help that teaches, and its examples are right. */
class HelpTest {
  private static final int WIDEST = 100;

  /**
   * They print no data in a format of ours: lines that confirm, a script, a catalogue, a JSON
   * Schema, events, or what {@code --report} has.
   */
  private static final Set<String> WITHOUT_OUTPUT =
      Set.of(
          "admin-tools catalogue schema",
          "admin-tools export",
          "admin-tools records produce",
          "admin-tools contexts use",
          "admin-tools completion",
          "producer-app import",
          "producer-app generate",
          "producer-app mapping schema",
          "producer-app mapping validate",
          "producer-app completion",
          "consumer-app export",
          "consumer-app run",
          "consumer-app classpath",
          "consumer-app completion");

  @TestFactory
  Stream<DynamicTest> everyCommandHasADescription() {
    return each(
        command ->
            assertThat(command.usageMessage().description())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).isNotBlank()));
  }

  @TestFactory
  Stream<DynamicTest> everyOptionAndParameterHasADescription() {
    return each(command -> assertThat(command.args()).allSatisfy(HelpTest::hasDescription));
  }

  @TestFactory
  Stream<DynamicTest> everyCommandHasAnExampleOfItself() {
    return each(
        command ->
            assertThat(examples(command))
                .as("lines of the footer that begin with two blanks")
                .anySatisfy(line -> assertThat(line).contains(command.qualifiedName())));
  }

  @TestFactory
  Stream<DynamicTest> everyExampleIsUnderstood() {
    return each(command -> assertThat(examples(command)).allSatisfy(HelpTest::isUnderstood));
  }

  @TestFactory
  Stream<DynamicTest> everyCommandThatPrintsDataHasAnOutputFormat() {
    return each(
        command -> {
          boolean runs = command.subcommands().isEmpty();
          boolean wanted = runs && !WITHOUT_OUTPUT.contains(command.qualifiedName());
          assertThat(command.findOption("--output") != null).as("has --output").isEqualTo(wanted);
        });
  }

  @TestFactory
  Stream<DynamicTest> noLineOfHelpIsTooWideButAnExample() {
    return each(
        command -> {
          List<String> help = help(command);
          List<String> examples = examples(command);
          assertThat(help).containsAll(examples);
          assertThat(help)
              .filteredOn(line -> !examples.contains(line))
              .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDEST));
        });
  }

  private interface Check {
    void of(CommandSpec command);
  }

  private static Stream<DynamicTest> each(Check check) {
    return Apps.commands()
        .map(CommandLine::getCommandSpec)
        .map(command -> DynamicTest.dynamicTest(command.qualifiedName(), () -> check.of(command)));
  }

  private static void hasDescription(ArgSpec arg) {
    assertThat(arg.description()).as(arg.toString()).isNotEmpty();
    assertThat(String.join("", arg.description())).as(arg.toString()).isNotBlank();
  }

  /** As help shows them. */
  private static List<String> examples(CommandSpec command) {
    return Arrays.stream(command.usageMessage().footer())
        .filter(line -> line.startsWith("  "))
        .map(line -> line.replace("${ROOT-COMMAND-NAME}", command.root().name()))
        .toList();
  }

  /** Fails when the real command line refuses a command of ours in a line for a shell. */
  static void isUnderstood(String example) {
    List<List<String>> ours =
        ShellWords.of(example).stream()
            .map(HelpTest::withoutVariables)
            .filter(words -> !words.isEmpty() && isApp(words.get(0)))
            .toList();
    assertThat(ours).as(example).isNotEmpty();
    for (List<String> words : ours) {
      try {
        Apps.parse(words);
      } catch (ParameterException e) {
        throw new AssertionError(example.strip() + ": " + e.getMessage(), e);
      }
    }
  }

  static List<String> withoutVariables(List<String> words) {
    return words.stream().dropWhile(word -> word.matches("[A-Z_]+=.*")).toList();
  }

  private static boolean isApp(String word) {
    return word.matches("(bin/)?(admin-tools|producer-app|consumer-app)");
  }

  private static List<String> help(CommandSpec command) {
    StringWriter out = new StringWriter();
    CommandLine app = Apps.named(command.root().name());
    app.setOut(new PrintWriter(out));
    Stream<String> words = Arrays.stream(command.qualifiedName().split(" ")).skip(1);
    int code = Program.run(app, Stream.concat(words, Stream.of("--help")).toArray(String[]::new));
    assertThat(code).isEqualTo(ExitCode.DONE);
    return out.toString().lines().toList();
  }
}
