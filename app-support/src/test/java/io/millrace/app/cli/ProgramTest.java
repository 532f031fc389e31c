package io.millrace.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

class ProgramTest {

  @Command(name = "try", mixinStandardHelpOptions = true)
  private static final class TryCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("unused") // Program looks for it
    private GlobalOptions global;

    @Option(names = "--size")
    private int size;

    @Override
    public Integer call() {
      if (size < 0) {
        throw AppException.unavailable("nobody there", new IllegalStateException("the cause"));
      }
      return ExitCode.DONE;
    }
  }

  private final StringWriter err = new StringWriter();

  private static final class Place implements Circumstance {
    @Option(names = "--context")
    @SuppressWarnings("unused") // picocli wants an option of a mixin
    private String context;

    @Override
    public Optional<String> circumstance() {
      return Optional.of("context production");
    }
  }

  private static final class Outer {
    @Mixin
    @SuppressWarnings("unused") // Program looks for it
    private Place place;
  }

  @Command(name = "fail")
  private static final class FailCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("unused") // Program looks for what is in it
    private Outer outer;

    @Override
    public Integer call() {
      throw AppException.unavailable("no answer", null);
    }
  }

  @Command(name = "choose")
  private static final class ChooseCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("unused") // picocli looks for it
    private Choice choice;

    private static final class Choice {
      @Option(names = "--one", required = true)
      @SuppressWarnings("unused") // picocli wants an option of a group
      private boolean one;

      @Option(names = "--other", required = true)
      @SuppressWarnings("unused") // picocli wants an option of a group
      private boolean other;
    }

    @Override
    public Integer call() {
      return ExitCode.DONE;
    }
  }

  @Test
  void aConnectionThatFailsSaysOfWhichContextItIs() {
    CommandLine line = new CommandLine(new FailCommand());
    line.setErr(new PrintWriter(err));

    Program.run(line);

    assertThat(err.toString().lines()).containsExactly("fail: no answer (context production)");
  }

  @Test
  void whatTheCommandReturnsIsTheExitCode() {
    assertThat(run("--size", "1")).isEqualTo(ExitCode.DONE);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void everyCommandTellsTheVersionOfTheProgram() {
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(new TryCommand()).addSubcommand("inner", new TryCommand());
    line.setOut(new PrintWriter(out));

    assertThat(Program.run(line, "--version")).isEqualTo(ExitCode.DONE);
    assertThat(Program.run(line, "inner", "--version")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString().lines())
        .hasSize(2)
        .allSatisfy(told -> assertThat(told).matches("try \\d+\\.\\d+\\.\\d+.*"));
  }

  @Test
  void anExceptionIsOneLineAndItsExitCode() {
    assertThat(run("--size", "-1")).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(err.toString().lines()).containsExactly("try: nobody there");
  }

  @Test
  void theTraceComesOnlyWhenAskedFor() {
    assertThat(run("--size", "-1", "--verbose")).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(err.toString())
        .startsWith("try: nobody there")
        .contains("Caused by: java.lang.IllegalStateException: the cause");
  }

  @Test
  void wrongUsageIsOneLineThatNamesTheHelp() {
    assertThat(run("--size", "big")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString().lines())
        .containsExactly(
            "try: Invalid value for option '--size': 'big' is not an int; see try --help");
  }

  @Test
  void wrongUsageOfAGroupOfOptionsIsToldAsAnyOther() {
    CommandLine line = new CommandLine(new ChooseCommand());
    line.setErr(new PrintWriter(err));

    assertThat(Program.run(line)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("choose: Missing required argument (specify one of");
  }

  @Test
  void aMisspeltOptionIsToldItsNearestName() {
    assertThat(run("--sizes", "1")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString().lines())
        .containsExactly(
            "try: Unknown options: '--sizes', '1', did you mean --size?; see try --help");
  }

  private int run(String... args) {
    CommandLine line = new CommandLine(new TryCommand());
    line.setErr(new PrintWriter(err));
    return Program.run(line, args);
  }
}
