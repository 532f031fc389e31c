package io.millrace.benchmarks.consumer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Settings of Kafka's consumer in a file. */
final class Settings {
  private Settings() {}

  static Properties read(String file) throws IOException {
    Properties settings = new Properties();
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      settings.load(in);
    }
    return settings;
  }
}
