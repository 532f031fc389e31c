package io.millrace.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The commands that the documents show are those that there are. */
class DocumentsTest {
  private static final Path HOME = Path.of("..");
  private static final Pattern IN_A_TABLE = Pattern.compile("(?<=`)admin-tools [^`]*(?=`)");

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
        // Not there yet.
        .filter(command -> !command.startsWith("admin-tools records "))
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
