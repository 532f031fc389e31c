package io.millrace.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/** A file of settings that others may read at any time. */
record PropertiesFile(Path file) {
  /** What is in it; empty when it does not exist. */
  Optional<Properties> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
      return Optional.of(properties);
    } catch (IOException | IllegalArgumentException e) {
      throw new LocalStackException("cannot read %s: %s".formatted(file, e), e);
    }
  }

  /** Replaces it as a whole, so that a reader never sees half of it. */
  void write(Properties properties) {
    Path aside = file.resolveSibling(file.getFileName() + ".new");
    try {
      try (OutputStream out = Files.newOutputStream(aside)) {
        properties.store(out, null);
      }
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new LocalStackException("cannot write %s: %s".formatted(file, e), e);
    }
  }
}
