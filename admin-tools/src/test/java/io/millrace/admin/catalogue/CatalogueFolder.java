package io.millrace.admin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Catalogues and schemas of one test. */
final class CatalogueFolder {
  private final Path folder;
  private final List<CatalogueFile> files = new ArrayList<>();
  private final List<CatalogueFile> overlays = new ArrayList<>();

  CatalogueFolder(Path folder) {
    this.folder = folder;
  }

  CatalogueFolder write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One more file of the catalogue. */
  CatalogueFolder file(String name, String yaml) {
    files.add(CatalogueFile.of(folder.resolve(name)));
    return write(name, yaml);
  }

  /** One more overlay. */
  CatalogueFolder overlay(String name, String yaml) {
    overlays.add(CatalogueFile.of(folder.resolve(name)));
    return write(name, yaml);
  }

  Catalogue read() {
    return Catalogue.read(files, overlays);
  }

  /** What is wrong, each with the name of its file only. */
  List<String> problems() {
    CatalogueException e = catchThrowableOfType(CatalogueException.class, this::read);
    assertThat(e).as("nothing was refused").isNotNull();
    return e.problems().stream()
        .map(problem -> problem.toString().replace(folder + "/", ""))
        .toList();
  }
}
