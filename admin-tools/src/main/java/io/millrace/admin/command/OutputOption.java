package io.millrace.admin.command;

import picocli.CommandLine.Option;

/** The option that says how data is printed. */
final class OutputOption {
  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "One of ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private OutputFormat format;

  boolean isJson() {
    return format == OutputFormat.JSON;
  }
}
