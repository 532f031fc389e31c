package io.millrace.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutTest {

  @Test
  void whatIsWrittenArrives() {
    ByteArrayOutputStream arrived = new ByteArrayOutputStream();
    StandardOut out = new StandardOut(arrived);

    print(out);

    assertThat(arrived.toString(StandardCharsets.UTF_8)).isEqualTo("größe\n");
    assertThat(out.problem()).isEmpty();
  }

  @Test
  void aFullDiskIsAProblem() {
    StandardOut out = new StandardOut(failing("No space left on device"));

    print(out);

    assertThat(out.problem())
        .hasValueSatisfying(e -> assertThat(e).hasMessage("No space left on device"));
  }

  @Test
  void aReaderWhoHasSeenEnoughIsNone() {
    StandardOut out = new StandardOut(failing("Broken pipe"));

    print(out);

    assertThat(out.problem()).isEmpty();
  }

  private static void print(StandardOut out) {
    new PrintStream(out, true, StandardCharsets.UTF_8).print("größe\n");
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }
}
