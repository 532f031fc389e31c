package io.millrace.admin.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Schema files of one test, and a registry in memory that only it knows.
 *
 * @param registry its address
 */
record SchemaFolder(Path folder, String registry) {

  static SchemaFolder in(Path folder) {
    return new SchemaFolder(folder, "mock://" + UUID.randomUUID());
  }

  /** Writes a file, in which single quotes stand for double ones; gives it as an argument. */
  String write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text.replace('\'', '"')).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a record {@code R} with these fields, as {@code {'name': 'a', 'type': 'int'}}. */
  String record(String name, String... fields) {
    return write(
        name,
        "{'type': 'record', 'name': 'R', 'fields': [%s]}".formatted(String.join(", ", fields)));
  }

  static String field(String name, String type) {
    return "{'name': '%s', 'type': '%s'}".formatted(name, type);
  }

  static String field(String name, String type, String defaultValue) {
    return "{'name': '%s', 'type': '%s', 'default': %s}".formatted(name, type, defaultValue);
  }

  /** Runs {@code schemas} with these arguments on the registry, and with no cluster at all. */
  Run schemas(String... arguments) {
    return Run.of(
        Stream.of(
                List.of("schemas"),
                List.of(arguments),
                List.of("--schema-registry", registry, "--bootstrap-servers", "127.0.0.1:1"))
            .flatMap(List::stream)
            .toArray(String[]::new));
  }

  /** Runs git in the folder. */
  void git(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of("git", "-c", "user.name=n", "-c", "user.email=e@x", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new AssertionError("failed: " + command);
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Makes the folder a repository whose only revision has the files as they are. */
  void commit() {
    git("init", "-q");
    git("add", ".");
    git("commit", "-q", "-m", "first");
  }
}
