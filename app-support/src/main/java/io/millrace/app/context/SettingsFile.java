package io.millrace.app.context;

import io.millrace.app.cli.AppException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** A properties file with settings of Kafka's clients and the registry. */
public final class SettingsFile {
  private SettingsFile() {}

  /**
   * The settings of it, by name.
   *
   * @param why it is looked for, or what to do when it isn't there
   * @throws AppException when it can't be read
   */
  public static Map<String, String> read(Path file, String why) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      throw AppException.usage("no file " + file + ": " + why);
    } catch (IOException | IllegalArgumentException e) {
      throw AppException.usage("cannot read " + file + " as properties: " + e.getMessage());
    }
    Map<String, String> settings = new TreeMap<>();
    properties.forEach((key, value) -> settings.put(key.toString(), value.toString()));
    return settings;
  }
}
