package io.millrace.admin.command.plan;

import io.millrace.admin.catalogue.Catalogue;
import io.millrace.admin.catalogue.CatalogueException;
import io.millrace.admin.catalogue.CatalogueFile;
import io.millrace.app.cli.AppException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that name a catalogue. */
final class CatalogueOption {
  private static final String BUILT_IN = "built-in";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description =
          "The topics that ought to be; several files stand side by side. The word built-in, and no"
              + " file at all, mean those of the shared events.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--overlay",
      paramLabel = "FILE",
      description = "What differs in this environment; of several, the last has the last word.")
  private List<Path> overlays = new ArrayList<>();

  /**
   * The catalogue. Its problems are printed here, as a last line of all would be too long to read.
   *
   * @throws AppException when there are any
   */
  Catalogue read() {
    try {
      return load();
    } catch (CatalogueException e) {
      PrintWriter err = command.commandLine().getErr();
      e.problems().forEach(err::println);
      throw AppException.usage(count(e) + "; nothing was asked of the cluster");
    }
  }

  /**
   * The catalogue.
   *
   * @throws CatalogueException with its problems
   */
  Catalogue load() {
    return Catalogue.read(
        files.isEmpty()
            ? List.of(CatalogueFile.builtIn())
            : files.stream().map(CatalogueOption::file).toList(),
        overlays.stream().map(CatalogueFile::of).toList());
  }

  /** Says how many problems there are. */
  static String count(CatalogueException e) {
    int count = e.problems().size();
    return "the catalogue has " + (count == 1 ? "a problem" : count + " problems");
  }

  private static CatalogueFile file(Path path) {
    return path.toString().equals(BUILT_IN) ? CatalogueFile.builtIn() : CatalogueFile.of(path);
  }
}
