package io.millrace.app.cli;

import picocli.CommandLine.Option;

/** What every command takes. */
public final class GlobalOptions {
  static final String VERBOSE = "--verbose";

  @Option(names = VERBOSE, description = "Show log lines, and the trace of an error.")
  @SuppressWarnings("unused") // Program looks at the arguments, before there are commands
  private boolean verbose;

  /** For picocli. */
  public GlobalOptions() {}
}
