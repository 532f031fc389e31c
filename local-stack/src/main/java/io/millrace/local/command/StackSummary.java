package io.millrace.local.command;

import io.millrace.local.RunningStack;
import io.millrace.local.RunningStack.Health;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A stack in lines for a person. */
final class StackSummary {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private StackSummary() {}

  static void print(RunningStack stack, PrintWriter out) {
    line(out, "bootstrap servers", stack.bootstrapServers());
    line(out, "schema registry", stack.registryUrl());
    line(out, "data", stack.data());
    line(out, "logs", stack.logs());
    line(out, "to stop it", stopCommand(stack.data()));
    out.flush();
  }

  static void print(RunningStack stack, List<Health> health, PrintWriter out) {
    line(out, "up since", TIME.withZone(ZoneId.systemDefault()).format(stack.since()));
    line(out, "process", stack.pid());
    print(stack, out);
    for (Health of : health) {
      line(
          out,
          of.member().name(),
          "port %d, process %d, %s"
              .formatted(of.member().port(), of.member().pid(), of.problem().orElse("healthy")));
    }
    out.flush();
  }

  private static void line(PrintWriter out, String name, Object value) {
    out.println("%-18s %s".formatted(name, value));
  }

  private static String stopCommand(Path data) {
    Path usual = new DataArguments().folder();
    return data.equals(usual) ? "local-stack down" : "bin/local-stack down --data " + data;
  }
}
