package io.millrace.admin.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of a catalogue: one on disk, or the one on the class path that declares the topics of the
 * shared events.
 *
 * @param path empty for the one on the class path
 */
public record CatalogueFile(Optional<Path> path) {
  /** Far more than thousands of topics take. */
  static final int MAX_BYTES = 3 * 1024 * 1024;

  private static final String RESOURCE = "io/millrace/catalogue.yaml";

  public CatalogueFile {
    requireNonNull(path, "path");
  }

  /** A file on disk. */
  public static CatalogueFile of(Path path) {
    return new CatalogueFile(Optional.of(path));
  }

  /** The one on the class path. */
  public static CatalogueFile builtIn() {
    return new CatalogueFile(Optional.empty());
  }

  /** As the user named it. */
  public String name() {
    return path.map(Path::toString).orElse(RESOURCE);
  }

  /** Where the schemas lie that it names; empty for the class path. */
  Optional<Path> folder() {
    return path.map(file -> file.toAbsolutePath().getParent());
  }

  boolean isSameAs(CatalogueFile other) {
    return path.map(file -> file.toAbsolutePath().normalize())
        .equals(other.path.map(file -> file.toAbsolutePath().normalize()));
  }

  /** What is written in it; empty, and a problem, when that can't be told. */
  Optional<String> text(Problems problems) {
    try (InputStream in = open()) {
      if (in == null) {
        return refuse("the class path has no such resource", problems);
      }
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      return bytes.length > MAX_BYTES
          ? refuse(
              "is larger than %d bytes: split it, as several files are read together"
                  .formatted(MAX_BYTES),
              problems)
          : Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (NoSuchFileException e) {
      return refuse("there is no such file", problems);
    } catch (AccessDeniedException e) {
      return refuse("cannot be read: access denied", problems);
    } catch (CharacterCodingException e) {
      return refuse("is not text in UTF-8", problems);
    } catch (IOException e) {
      return refuse("cannot be read: " + e.getMessage(), problems);
    }
  }

  private InputStream open() throws IOException {
    return path.isPresent()
        ? Files.newInputStream(path.orElseThrow())
        : CatalogueFile.class.getClassLoader().getResourceAsStream(RESOURCE);
  }

  private Optional<String> refuse(String message, Problems problems) {
    problems.add(name(), message);
    return Optional.empty();
  }
}
