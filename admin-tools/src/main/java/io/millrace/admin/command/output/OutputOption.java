package io.millrace.admin.command.output;

import picocli.CommandLine.Option;

/** The option that says how data is printed. */
public final class OutputOption {
  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "One of ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private OutputFormat format;

  public boolean isJson() {
    return format == OutputFormat.JSON;
  }
}
