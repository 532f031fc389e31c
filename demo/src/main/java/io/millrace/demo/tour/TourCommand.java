package io.millrace.demo.tour;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.cli.Program;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The program behind {@code docs/tour}. */
@Command(
    name = "tour",
    description = {
      "Run the commands of a page on a Kafka and a registry of its own, and write what they print"
          + " into the page.",
      "What differs from run to run stays as it is there: times, sizes on disk, made-up ids."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  docs/tour docs/admin-tools.md", "  docs/tour --check docs/producer-app.md"})
public final class TourCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Spec private CommandSpec command;

  @Option(
      names = "--check",
      description = "Write nothing; exit with 3 when the page says what isn't so.")
  private boolean check;

  @Parameters(paramLabel = "PAGE", description = "The page, such as docs/admin-tools.md.")
  private Path page;

  private TourCommand() {}

  /** Runs the arguments and ends the process; the launcher sets {@code millrace.home}. */
  public static void main(String[] args) {
    Program.main(
        args,
        stop -> {
          stop.onRequest(Thread.currentThread()::interrupt);
          return new CommandLine(new TourCommand());
        });
  }

  @Override
  public Integer call() {
    Path home = Path.of(System.getProperty("millrace.home"));
    PrintWriter err = command.commandLine().getErr();
    try {
      Tour.Result result = Stage.in(home).run(Page.parse(Files.readString(page)));
      result.lies().forEach(err::println);
      if (!check && !result.lies().isEmpty()) {
        Files.writeString(page, result.page().text());
        err.println("written anew: " + page);
        return ExitCode.DONE;
      }
      return result.lies().isEmpty() ? ExitCode.DONE : ExitCode.DIFFERENCES;
    } catch (NoSuchFileException e) {
      throw AppException.usage("no page " + page);
    } catch (IllegalArgumentException e) {
      throw AppException.usage(page + ": " + e.getMessage());
    } catch (IOException e) {
      throw AppException.failed("cannot read or write " + page + ": " + e.getMessage(), e);
    }
  }
}
