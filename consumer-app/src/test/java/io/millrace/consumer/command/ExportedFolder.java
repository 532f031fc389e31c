package io.millrace.consumer.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of an export as anybody sees them. */
record ExportedFolder(Path path) {

  /** The names of the segments, sorted. */
  List<String> segments() throws IOException {
    return names().stream().filter(name -> name.matches(".*\\.(jsonl|csv|avro)")).toList();
  }

  /** The names of unfinished files. */
  List<String> parts() throws IOException {
    return names().stream().filter(name -> name.endsWith(".part")).toList();
  }

  /** The lines of a partition, in the order of its segments. */
  List<String> lines(String topic, int partition) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String name : segments()) {
      if (name.startsWith(topic + "-" + partition + "-")) {
        lines.addAll(Files.readAllLines(path.resolve(name)));
      }
    }
    return lines;
  }

  private List<String> names() throws IOException {
    if (!Files.exists(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
