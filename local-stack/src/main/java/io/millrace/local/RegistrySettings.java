package io.millrace.local;

import java.util.Map;
import java.util.TreeMap;

/** Apicurio Registry's settings, without those that say where it listens. */
public final class RegistrySettings {
  private RegistrySettings() {}

  /** Those of a registry that keeps its schemas in an H2 file in a folder. */
  public static Map<String, String> keepingDataIn(String folder) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("quarkus.banner.enabled", "false");
    settings.put("quarkus.http.access-log.enabled", "false");
    settings.put("apicurio.storage.kind", "sql");
    settings.put("apicurio.storage.sql.kind", "h2");
    // No delay: an acknowledged schema has to survive a kill.
    settings.put(
        "apicurio.datasource.url", "jdbc:h2:file:%s/registry;WRITE_DELAY=0".formatted(folder));
    settings.put("apicurio.datasource.jdbc.initial-size", "2");
    settings.put("apicurio.datasource.jdbc.min-size", "2");
    settings.put("apicurio.datasource.jdbc.max-size", "20");
    settings.put("apicurio.rest.deletion.artifact.enabled", "true");
    settings.put("apicurio.rest.deletion.artifact-version.enabled", "true");
    // The list of subjects stops there without a word.
    settings.put("apicurio.ccompat.max-subjects", "100000");
    return settings;
  }
}
