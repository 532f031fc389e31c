package io.millrace.consumer.command;

import io.millrace.app.cli.Program;
import io.millrace.app.cli.Stop;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a command line printed in this process, and how it ended. */
record CommandRun(int exitCode, List<String> out, String err) {

  static CommandRun of(List<String> args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      int code = Program.run(ConsumerApp.commandLine(new Stop()), args.toArray(String[]::new));
      return new CommandRun(
          code,
          printed.toString(StandardCharsets.UTF_8).lines().toList(),
          said.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
