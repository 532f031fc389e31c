package io.millrace.admin.command.plan;

import io.millrace.admin.export.CatalogueFiles;
import io.millrace.app.cli.AppException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * Where an exported catalogue goes.
 *
 * @param file null for standard output
 * @param folder of the schemas; null for none
 */
record ExportTarget(Path file, Path folder, boolean overwrite) {

  /**
   * @throws AppException when a catalogue is there already, before anything is asked
   */
  void check() {
    if (file != null && Files.exists(file) && !overwrite) {
      throw taken(file);
    }
  }

  /** The folder as it is found from the catalogue's own. */
  String folderInCatalogue() {
    Path from =
        file == null ? Path.of("").toAbsolutePath() : file.toAbsolutePath().normalize().getParent();
    Path to = folder.toAbsolutePath().normalize();
    return from.relativize(to).toString().replace('\\', '/');
  }

  void write(CatalogueFiles files, PrintWriter out) {
    for (Map.Entry<String, String> schema : files.schemas().entrySet()) {
      write(folder.resolve(schema.getKey()), schema.getValue());
    }
    if (file == null) {
      out.print(files.yaml());
      out.flush();
    } else {
      write(file, files.yaml());
    }
  }

  /** A file that has the text already is left as it is. */
  private void write(Path path, String text) {
    try {
      if (Files.exists(path) && Files.readString(path).equals(text)) {
        return;
      }
      if (Files.exists(path) && !overwrite) {
        throw taken(path);
      }
      Path parent = path.toAbsolutePath().getParent();
      Files.createDirectories(parent);
      Path aside = parent.resolve("." + path.getFileName() + ".part");
      try {
        Files.writeString(aside, text);
        Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(aside);
      }
    } catch (IOException e) {
      throw AppException.failed("cannot write %s: %s".formatted(path, e.getMessage()), e);
    }
  }

  private static AppException taken(Path path) {
    return AppException.usage(
        "%s is there already: take it away, or add --overwrite".formatted(path));
  }
}
