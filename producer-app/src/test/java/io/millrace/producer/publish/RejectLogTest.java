package io.millrace.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.cli.AppException;
import io.millrace.producer.input.Place;
import io.millrace.producer.input.Position;
import io.millrace.producer.input.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectLogTest {
  @TempDir private Path folder;

  @Test
  void everyInputStandsBelowWhatIsWrongWithIt() throws IOException {
    Path path = folder.resolve("rejects.csv");

    try (RejectLog log = new RejectLog(file(path))) {
      log.resume(null);
      log.add(List.of(refusal(7), refusal(8)), bytes("a,b\nc,d\n"));
      log.add(List.of(refusal(9)), bytes("no end"));
      log.add(List.of(refusal(10)), bytes(""));
      assertThat(log.sync(false)).get().extracting(Position::part).isEqualTo(RejectFile.PART);
    }

    assertThat(path)
        .hasContent(
            """
            #millrace: rejects of orders.csv
            x,y
            #millrace: orders.csv:7: x: is wrong, in two lines
            #millrace: orders.csv:8: x: is wrong, in two lines
            a,b
            c,d
            #millrace: orders.csv:9: x: is wrong, in two lines
            no end
            #millrace: orders.csv:10: x: is wrong, in two lines
            """);
  }

  @Test
  void whatIsBehindThePositionIsCut() throws IOException {
    Path path = folder.resolve("rejects.csv");
    String left;
    try (RejectLog log = new RejectLog(file(path))) {
      log.resume(null);
      log.add(List.of(refusal(1)), bytes("1\n"));
      left = log.sync(false).orElseThrow().state();
      log.add(List.of(refusal(2)), bytes("2\n"));
    }

    try (RejectLog log = new RejectLog(file(path))) {
      log.resume(left);
      log.add(List.of(refusal(3)), bytes("3\n"));
    }

    assertThat(Files.readAllLines(path)).contains("1", "3").doesNotContain("2").hasSize(6);
  }

  @Test
  void whatSomebodyMendsAfterARunThatCameToItsEndStays() throws IOException {
    Path path = folder.resolve("rejects.csv");
    String left;
    try (RejectLog log = new RejectLog(file(path))) {
      log.resume(null);
      log.add(List.of(refusal(1)), bytes("1\n"));
      left = log.sync(true).orElseThrow().state();
    }
    Files.writeString(path, "mended, and longer\n", StandardOpenOption.APPEND);

    try (RejectLog log = new RejectLog(file(path))) {
      log.resume(left);
      log.add(List.of(refusal(2)), bytes("2\n"));
    }

    assertThat(Files.readAllLines(path)).contains("1", "mended, and longer", "2").hasSize(7);
  }

  @Test
  void aFileThatIsShorterThanThePositionIsAnotherOneAndIsAppendedTo() throws IOException {
    Path path = folder.resolve("rejects.csv");
    String left;
    try (RejectLog log = new RejectLog(file(path))) {
      log.resume(null);
      log.add(List.of(refusal(1)), bytes("1\n"));
      left = log.sync(false).orElseThrow().state();
    }
    Files.move(path, folder.resolve("moved"));
    Files.writeString(path, "mine\n");

    try (RejectLog log = new RejectLog(file(path))) {
      log.resume(left);
      log.add(List.of(refusal(2)), bytes("2\n"));
    }

    assertThat(Files.readAllLines(path))
        .containsExactly("mine", "#millrace: " + refusal(2).toString().replace('\n', ' '), "2");
  }

  @Test
  void thePositionOfAnotherFileCutsNothing() throws IOException {
    Path path = Files.writeString(folder.resolve("rejects.csv"), "mine\n");

    try (RejectLog log = new RejectLog(file(path))) {
      log.resume("{\"path\":\"/elsewhere\",\"length\":0,\"open\":true}");
    }

    assertThat(path).hasContent("mine\n");
  }

  @Test
  void nothingIsMadeWhileNothingIsRefused() {
    Path path = folder.resolve("rejects.csv");

    try (RejectLog log = new RejectLog(file(path))) {
      log.resume(null);
      log.sync(false);
    }

    assertThat(path).doesNotExist();
  }

  @Test
  void whatCantBeWrittenNamesTheFile() {
    Path path = folder.resolve("none").resolve("rejects.csv");
    try (RejectLog log = new RejectLog(file(path))) {
      log.resume(null);

      assertThatThrownBy(() -> log.add(List.of(refusal(1)), bytes("1\n")))
          .isInstanceOf(AppException.class)
          .hasMessage(
              "can't write refused input to %s: its folder isn't there; nothing of it is lost"
                  .formatted(path));
    }
  }

  @Test
  void aFullDiskNamesTheFile() {
    Path full = Path.of("/dev/full");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(full));
    try (RejectLog log = new RejectLog(file(full))) {
      assertThatThrownBy(() -> log.add(List.of(refusal(1)), bytes("1\n")))
          .isInstanceOf(AppException.class)
          .hasMessageStartingWith("can't write refused input to /dev/full: No space left");
    }
  }

  private static Optional<RejectFile> file(Path path) {
    return Optional.of(new RejectFile(path, "orders.csv", () -> "x,y"));
  }

  private static Refusal refusal(long line) {
    return new Refusal(new Place("orders.csv", line), "x", "", "is wrong, in\ntwo lines");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
