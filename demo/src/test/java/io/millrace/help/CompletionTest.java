package io.millrace.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.millrace.app.cli.Program;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The scripts of the three apps complete what is typed, in real shells. */
class CompletionTest {
  /** What bash does when Tab is pressed; {@code compopt} works only inside of that. */
  private static final String BASH =
      """
      compopt() { :; }
      source "$1"
      shift
      complete -p "$1" >/dev/null || exit 1
      COMP_WORDS=("$@")
      COMP_CWORD=$(($# - 1))
      "_complete_$1"
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "admin-tools gro, groups",
    "admin-tools groups de, describe delete",
    "admin-tools topics alter a --part, --partitions",
    "admin-tools groups reset g --to-e, --to-earliest",
    "admin-tools plan --output '', table json",
    "admin-tools plan --catalogue shop.y, shop.yaml",
    "admin-tools completion '', bash zsh",
    "producer-app gen, generate",
    "producer-app generate --se, --seed",
    "consumer-app export --se, --segment-events",
    "consumer-app compl, completion"
  })
  void bashCompletes(String typed, String candidates) throws Exception {
    Files.createFile(folder.resolve("shop.yaml"));
    String[] words = typed.replace("''", "").split(" ", -1);
    Path script = script(words[0], "bash");

    List<String> lines =
        run(
            Stream.concat(
                    Stream.of("bash", "-c", BASH, "bash", script.toString()), Stream.of(words))
                .toList());

    assertThat(lines).containsAll(List.of(candidates.split(" ")));
    assertThat(lines).hasSizeLessThanOrEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin-tools", "producer-app", "consumer-app"})
  void theScriptOfZshIsThatOfBashWithoutWhatSpoilsAliases(String app) throws Exception {
    List<String> bash = Files.readAllLines(script(app, "bash"));
    Path file = script(app, "zsh");
    List<String> zsh = Files.readAllLines(file);

    assertThat(bash).filteredOn(line -> line.strip().equals("setopt COMPLETE_ALIASES")).hasSize(1);
    assertThat(zsh)
        .containsExactlyElementsOf(
            bash.stream().filter(line -> !line.strip().equals("setopt COMPLETE_ALIASES")).toList())
        .anyMatch(line -> line.contains("autoload -U +X bashcompinit && bashcompinit"))
        .anyMatch(line -> line.startsWith("complete -F _complete_" + app + " "));
    assertThat(run(List.of("bash", "-n", file.toString()))).isEmpty();
  }

  @Test
  void zshTakesItsScriptAndKeepsItsOptions() throws Exception {
    assumeThat(hasZsh()).as("needs zsh").isTrue();
    Path script = script("admin-tools", "zsh");

    List<String> lines =
        run(
            List.of(
                "zsh",
                "-f",
                "-c",
                "autoload -U compinit && compinit -u -D; source \"$1\";"
                    + " echo ${_comps[admin-tools]}; setopt | grep -i aliases",
                "zsh",
                script.toString()));

    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).contains("_complete_admin-tools");
  }

  private boolean hasZsh() throws InterruptedException {
    try {
      return new ProcessBuilder("zsh", "-f", "-c", "true").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private Path script(String app, String shell) throws IOException {
    StringWriter out = new StringWriter();
    CommandLine line = Apps.named(app);
    line.setOut(new PrintWriter(out));
    assertThat(Program.run(line, "completion", shell)).isZero();
    return Files.writeString(folder.resolve("completion." + shell), out.toString());
  }

  private List<String> run(List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.lines().filter(line -> !line.isBlank()).toList();
  }
}
