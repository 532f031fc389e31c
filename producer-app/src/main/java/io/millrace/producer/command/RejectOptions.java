package io.millrace.producer.command;

import io.millrace.app.cli.AppException;
import io.millrace.producer.publish.RejectFile;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What becomes of input that is refused. */
final class RejectOptions {
  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description =
          "Write refused input here, with the reasons, in a form that can be mended and imported,"
              + " such as rejects.csv.")
  private Path file;

  @Option(
      names = "--max-rejects",
      paramLabel = "N",
      description = "Stop when more than so many inputs are refused; else never. 0: at the first.")
  private Long most;

  /** As the user named it. */
  Optional<Path> path() {
    return Optional.ofNullable(file);
  }

  /** Where refused input goes, of what is read. */
  Optional<RejectFile> file(Reading reading) {
    return Optional.ofNullable(file)
        .map(path -> new RejectFile(path, reading.name(), reading::header));
  }

  /**
   * The most inputs that may be refused.
   *
   * @throws AppException when it's negative
   */
  long most() {
    if (most != null && most < 0) {
      throw AppException.usage("--max-rejects must be 0 or more, and is " + most);
    }
    return most == null ? Long.MAX_VALUE : most;
  }
}
