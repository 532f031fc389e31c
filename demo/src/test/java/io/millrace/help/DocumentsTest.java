package io.millrace.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands that the documents show are those that there are. */
class DocumentsTest {
  private static final Path HOME = Path.of("..");
  private static final Pattern IN_A_TABLE = Pattern.compile("(?<=`)admin-tools [^`]*(?=`)");

  /** A class of tests, or one of its methods. */
  private static final Pattern TEST = Pattern.compile("(?<=`)\\w+(Test|IT)(\\.\\w+)?(?=`)");

  /** A command of a console block, or one of ours in the cell of a table. */
  @TestFactory
  Stream<DynamicTest> everyCommandIsUnderstood() throws IOException {
    return pages()
        .map(
            page ->
                DynamicTest.dynamicTest(
                    page.getFileName().toString(),
                    () -> assertThat(commands(page)).allSatisfy(HelpTest::isUnderstood)));
  }

  // A new command has its place in a tour, where what it prints is held against the page.

  @TestFactory
  Stream<DynamicTest> everyCommandOfAdminToolsIsInItsTour() throws IOException {
    return everyCommandIsIn("admin-tools", HOME.resolve("docs/admin-tools.md"));
  }

  @TestFactory
  Stream<DynamicTest> everyCommandOfProducerAppIsInItsTour() throws IOException {
    return everyCommandIsIn("producer-app", HOME.resolve("docs/producer-app.md"));
  }

  @TestFactory
  Stream<DynamicTest> everyCommandOfConsumerAppIsInItsTour() throws IOException {
    return everyCommandIsIn("consumer-app", HOME.resolve("docs/consumer-app.md"));
  }

  /** A comparison that names no test of today is only words. */
  @TestFactory
  Stream<DynamicTest> everyTestThatADecisionNamesIsThere() throws IOException {
    List<String> named =
        TEST.matcher(Files.readString(HOME.resolve("docs/decisions/0009-pains-of-the-peers.md")))
            .results()
            .map(MatchResult::group)
            .distinct()
            .toList();
    assertThat(named).isNotEmpty();
    Map<String, Path> sources = testSources();
    return named.stream().map(test -> DynamicTest.dynamicTest(test, () -> isThere(test, sources)));
  }

  private static void isThere(String test, Map<String, Path> sources) throws IOException {
    String[] names = test.split("\\.", -1);
    assertThat(sources).containsKey(names[0]);
    if (names.length > 1) {
      assertThat(Files.readString(sources.get(names[0]))).contains(" void %s(".formatted(names[1]));
    }
  }

  /** By the name of the class. */
  private static Map<String, Path> testSources() throws IOException {
    try (Stream<Path> files = Files.walk(HOME.resolve("admin-tools/src/test/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  Function.identity(),
                  (one, other) -> one));
    }
  }

  private static Stream<DynamicTest> everyCommandIsIn(String app, Path tour) throws IOException {
    List<List<String>> shown = commands(tour).stream().flatMap(DocumentsTest::words).toList();
    return Apps.commands()
        .map(CommandLine::getCommandSpec)
        .filter(command -> command.root().name().equals(app))
        .filter(command -> command.subcommands().isEmpty())
        .map(CommandSpec::qualifiedName)
        .map(
            command ->
                DynamicTest.dynamicTest(
                    command, () -> assertThat(shown).as(tour.toString()).anyMatch(is(command))));
  }

  private static Stream<List<String>> words(String line) {
    return ShellWords.of(line).stream().map(HelpTest::withoutVariables);
  }

  private static Predicate<List<String>> is(String command) {
    List<String> path = List.of(command.split(" "));
    return words -> words.size() >= path.size() && words.subList(0, path.size()).equals(path);
  }

  private static Stream<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(HOME.resolve("docs"))) {
      return Stream.concat(
          Stream.of(HOME.resolve("README.md")),
          docs.filter(path -> path.toString().endsWith(".md")).sorted().toList().stream());
    }
  }

  private static List<String> commands(Path page) throws IOException {
    return Files.readString(page)
        .replace("\\\n", " ")
        .lines()
        .flatMap(DocumentsTest::commandsOfLine)
        // Shown in part.
        .filter(command -> !command.contains("..."))
        .toList();
  }

  private static Stream<String> commandsOfLine(String line) {
    if (line.startsWith("|")) {
      return IN_A_TABLE.matcher(line).results().map(match -> match.group());
    }
    String command = line.strip();
    return command.startsWith("$ ")
            && command.matches(".*\\b(admin-tools|(producer|consumer)-app) .*")
        ? Stream.of(command.substring(2))
        : Stream.empty();
  }
}
