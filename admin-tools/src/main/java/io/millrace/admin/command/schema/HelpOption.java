package io.millrace.admin.command.schema;

import picocli.CommandLine.Option;

/** The help of commands whose {@code --version} is that of a subject, and not the program's. */
final class HelpOption {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  @SuppressWarnings("unused") // picocli does what it says
  private boolean help;
}
