package io.millrace.admin.command.plan;

import io.millrace.admin.catalogue.Catalogue;
import io.millrace.admin.catalogue.CatalogueException;
import io.millrace.app.cli.AppException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option that names a catalogue. */
final class CatalogueOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description = "The topics that ought to be; else those of the shared events.")
  private Path file;

  /**
   * The catalogue. Its problems are printed here, as a last line of all would be too long to read.
   *
   * @throws AppException when there are any
   */
  Catalogue read() {
    try {
      return file == null ? Catalogue.builtIn() : Catalogue.read(file);
    } catch (CatalogueException e) {
      PrintWriter err = command.commandLine().getErr();
      e.problems().forEach(err::println);
      int count = e.problems().size();
      throw AppException.usage(
          "the catalogue has %s; nothing was asked of the cluster"
              .formatted(count == 1 ? "a problem" : count + " problems"));
    }
  }
}
