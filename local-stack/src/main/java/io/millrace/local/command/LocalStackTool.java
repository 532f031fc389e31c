package io.millrace.local.command;

import io.millrace.local.LocalStackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The {@code local-stack} program. */
@Command(
    name = "local-stack",
    description = "A real Kafka and a real Schema Registry on this machine, without Docker.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {UpCommand.class, DownCommand.class, StatusCommand.class, SuperviseCommand.class})
public final class LocalStackTool implements Runnable {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;
  static final int INTERRUPTED = 130;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and do nothing else.")
  @SuppressWarnings("unused") // picocli acts on it by itself
  private boolean help;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of an error, too.")
  private boolean verbose;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  public static void main(String[] args) {
    // Kafka's client logs what the commands report anyway.
    if (System.getProperty("org.slf4j.simpleLogger.defaultLogLevel") == null) {
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
    }
    System.exit(new LocalStackTool().execute(args));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "a command is missing: up, down or status (--help says more)");
  }

  boolean isVerbose() {
    return verbose;
  }

  private int execute(String[] args) {
    return new CommandLine(this)
        .setExecutionExceptionHandler((e, line, parsed) -> failed(e, line))
        .setParameterExceptionHandler((e, parsed) -> wrong(e))
        .execute(args);
  }

  private int failed(Exception e, CommandLine line) throws Exception {
    if (!(e instanceof LocalStackException)) {
      throw e;
    }
    report(line, e);
    return FAILED;
  }

  private int wrong(ParameterException e) {
    report(e.getCommandLine(), e);
    return WRONG_USAGE;
  }

  private void report(CommandLine line, Exception e) {
    line.getErr().println("local-stack: " + e.getMessage());
    if (verbose) {
      e.printStackTrace(line.getErr());
    }
  }
}
