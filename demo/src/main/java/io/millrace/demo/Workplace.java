package io.millrace.demo;

import io.millrace.app.cli.AppException;
import io.millrace.local.RunningStack;
import io.millrace.local.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a run, from nothing.
 *
 * @param home the checkout
 * @param csv the orders
 * @param mapping what of it becomes what of events
 * @param data of a local stack
 * @param report of the producer
 * @param export where the consumer writes
 * @param keep whether what the job ran on stays; a local stack does on the ports that the tools
 *     look at by default
 */
record Workplace(
    Path home, Path csv, Path mapping, Path data, Path report, Path export, boolean keep) {

  static Workplace in(Path home, boolean keep) {
    Path folder = keep ? home.resolve(".data/demo") : home.resolve("target/demo");
    return new Workplace(
        home,
        home.resolve("examples/superstore.csv"),
        home.resolve("examples/superstore.yaml"),
        folder.resolve("stack"),
        folder.resolve("import.json"),
        folder.resolve("export"),
        keep);
  }

  StackOptions stack() {
    StackOptions options = StackOptions.keepingDataIn(data);
    return keep ? options : options.withPorts(0, 0);
  }

  /** A path as a user in the checkout types it. */
  String shown(Path path) {
    return home.relativize(path).toString();
  }

  /** Removes the data of an earlier run's local stack, unless it is still up. */
  void clearStack() {
    if (RunningStack.find(data).isPresent()) {
      throw AppException.usage(
          "the stack of an earlier demo is up: stop it with bin/local-stack down --data "
              + shown(data));
    }
    clear(data);
  }

  /** Removes what an earlier run exported, and makes the folder of this one. */
  void clearExport() {
    clear(export);
    try {
      Files.createDirectories(report.getParent());
    } catch (IOException e) {
      throw AppException.failed("cannot make " + report.getParent() + ": " + e.getMessage(), e);
    }
  }

  private static void clear(Path folder) {
    try {
      delete(folder);
    } catch (IOException e) {
      throw AppException.failed("cannot delete " + e.getMessage() + " of an earlier demo", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> paths = Files.walk(folder)) {
      deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
