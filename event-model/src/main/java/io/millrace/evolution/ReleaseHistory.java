package io.millrace.evolution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;

/**
 * The released versions of one schema, oldest first, and the breaking changes that were accepted
 * with them, each as rule and path.
 */
record ReleaseHistory(List<Schema> versions, Set<String> accepted) {
  static final ReleaseHistory NONE = new ReleaseHistory(List.of(), Set.of());
  private static final String ACCEPTED = "accepted";

  ReleaseHistory {
    versions = List.copyOf(versions);
    accepted = Set.copyOf(accepted);
  }

  static ReleaseHistory read(Path directory) throws IOException {
    List<Schema> versions = new ArrayList<>();
    for (Path file = file(directory, 1);
        Files.exists(file);
        file = file(directory, versions.size() + 1)) {
      versions.add(new Schema.Parser().parse(file.toFile()));
    }
    requireNoOther(directory, versions.size());
    Path accepted = directory.resolve(ACCEPTED);
    return new ReleaseHistory(
        versions, Files.exists(accepted) ? Set.copyOf(Files.readAllLines(accepted)) : Set.of());
  }

  boolean isAccepted(SchemaChange change) {
    return accepted.contains(line(change));
  }

  void write(Path directory, Release release) {
    try {
      Files.createDirectories(directory);
      if (!release.violations().isEmpty()) {
        Set<String> lines = new TreeSet<>(accepted);
        release.violations().forEach(violation -> lines.add(line(violation.change())));
        Files.write(directory.resolve(ACCEPTED), lines);
      }
      Files.writeString(
          file(directory, release.version()),
          SchemaFormatter.format("json/pretty", release.schema()) + "\n",
          StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "version %d can't be written to %s".formatted(release.version(), directory), e);
    }
  }

  /** A gap in the versions would leave those behind it out of the check. */
  private static void requireNoOther(Path directory, int versions) throws IOException {
    try (var files = Files.list(directory)) {
      long found = files.filter(file -> file.toString().endsWith(".avsc")).count();
      if (found != versions || versions == 0) {
        throw new IOException(
            "%s must have the files 1.avsc, 2.avsc and so on without a gap".formatted(directory));
      }
    }
  }

  private static Path file(Path directory, int version) {
    return directory.resolve(version + ".avsc");
  }

  private static String line(SchemaChange change) {
    return change.rule() + " " + change.path();
  }
}
