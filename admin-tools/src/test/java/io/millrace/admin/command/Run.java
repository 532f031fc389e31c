package io.millrace.admin.command;

import io.millrace.app.cli.Program;
import io.millrace.app.cli.Stop;
import io.millrace.local.Stack;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** What a run of the program printed, and its exit code. */
record Run(int code, String out, String err) {

  /** Runs the program against the stack. */
  static Run against(Stack stack, String... args) {
    return of(
        Stream.concat(
                Stream.of(args),
                Stream.of(
                    "--bootstrap-servers",
                    stack.bootstrapServers(),
                    "--schema-registry",
                    stack.registryUrl()))
            .toArray(String[]::new));
  }

  /** Runs the program with these arguments only. */
  static Run of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = AdminTools.commandLine(new Stop());
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = Program.run(line, args);
    return new Run(code, out.toString(), err.toString());
  }

  List<String> outLines() {
    return out.lines().toList();
  }

  List<String> errLines() {
    return err.lines().toList();
  }
}
