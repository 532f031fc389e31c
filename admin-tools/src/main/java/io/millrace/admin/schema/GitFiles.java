package io.millrace.admin.schema;

import io.millrace.app.cli.AppException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InterruptException;

/** Reads files of earlier revisions with the git of this machine. */
final class GitFiles {
  private record Answer(int code, String text) {}

  private final String git;

  /**
   * @param git the program
   */
  GitFiles(String git) {
    this.git = git;
  }

  /** The text of a file in a revision of its repository; empty when it wasn't there. */
  Optional<String> read(Path file, String revision) {
    Path absolute = file.toAbsolutePath();
    return read(absolute.getParent(), revision, "./" + absolute.getFileName());
  }

  /**
   * The text of a file in a revision; empty when the revision has no such file.
   *
   * @param folder in the repository
   * @throws AppException when there is no git, no repository or no such revision
   */
  Optional<String> read(Path folder, String revision, String path) {
    Answer blob = run(folder, Redirect.DISCARD, "cat-file", "blob", revision + ":" + path);
    if (blob.code == 0) {
      return Optional.of(blob.text);
    }
    Answer repository = run(folder, Redirect.PIPE, "rev-parse", "--git-dir");
    if (repository.code != 0) {
      throw AppException.usage(
          "git can't use %s: %s".formatted(shown(folder), firstLine(repository.text)));
    }
    Answer tree =
        run(folder, Redirect.DISCARD, "rev-parse", "--verify", "--quiet", revision + "^{tree}");
    if (tree.code != 0) {
      throw AppException.usage(
          ("the repository of %s has no revision \"%s\": is it spelt right, and fetched? A shallow"
                  + " clone has the newest only")
              .formatted(shown(folder), revision));
    }
    return Optional.empty();
  }

  /**
   * @param errors where git's own messages go; a pipe mixes them with the answer
   */
  private Answer run(Path folder, Redirect errors, String... arguments) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(Stream.of(git, "-C", folder.toString()), Stream.of(arguments)).toList());
    builder.environment().put("LC_ALL", "C");
    if (errors.equals(Redirect.PIPE)) {
      builder.redirectErrorStream(true);
    } else {
      builder.redirectError(errors);
    }
    Process process = start(builder);
    try (InputStream out = process.getInputStream()) {
      process.getOutputStream().close();
      String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(process.waitFor(), text);
    } catch (IOException e) {
      throw AppException.failed("cannot read what git says: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      throw new InterruptException("interrupted while git was running", e);
    } finally {
      process.destroy();
    }
  }

  private Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw AppException.usage(
          "cannot run %s, which knows the revisions: install it, or compare with a file"
              .formatted(git));
    }
  }

  private static String shown(Path folder) {
    return folder.toAbsolutePath().normalize().toString();
  }

  private static String firstLine(String text) {
    return List.of(text.split("\\R", 2)).get(0).strip();
  }
}
