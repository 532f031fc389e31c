package io.millrace.app.context;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.AppException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * A cluster with its registry and its settings, by a name.
 *
 * @param bootstrapServers empty when the properties file has them
 * @param schemaRegistry empty when the properties file has it, or there is none
 * @param config a properties file, the place for what is secret
 * @param settings any other settings, none of them secret
 */
public record Context(
    String name,
    Optional<String> bootstrapServers,
    Optional<String> schemaRegistry,
    Optional<Path> config,
    Map<String, String> settings) {
  private static final String REGISTRY = "schema.registry.url";

  public Context {
    requireNonNull(name, "name");
    settings = new LinkedHashMap<>(settings);
  }

  /**
   * All settings with where they come from, sorted by name; the context's own are stronger than
   * those of its properties file.
   *
   * @throws AppException when the properties file can't be read, or no cluster is named
   */
  public List<ContextSetting> all() {
    Map<String, ContextSetting> all = new TreeMap<>();
    config.ifPresent(
        file ->
            SettingsFile.read(file, "context %s names it as its config".formatted(name))
                .forEach((key, value) -> put(all, key, value, file.toString())));
    settings.forEach((key, value) -> put(all, key, value, name));
    bootstrapServers.ifPresent(
        servers -> put(all, CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers, name));
    schemaRegistry.ifPresent(url -> put(all, REGISTRY, url, name));
    if (!all.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
      throw AppException.usage(
          "context %s names no cluster: give it bootstrap-servers".formatted(name));
    }
    return List.copyOf(all.values());
  }

  /** Its properties file, when that has secrets and others may read it. */
  public Optional<Path> exposed() {
    boolean secrets = all().stream().anyMatch(ContextSetting::isSecret);
    return config.filter(file -> secrets && isReadableByOthers(file));
  }

  private static boolean isReadableByOthers(Path file) {
    try {
      return Files.getPosixFilePermissions(file).stream()
          .anyMatch(
              right ->
                  right == PosixFilePermission.GROUP_READ
                      || right == PosixFilePermission.OTHERS_READ);
    } catch (IOException | UnsupportedOperationException e) {
      // Nothing to tell where nobody can.
      return false;
    }
  }

  private static void put(
      Map<String, ContextSetting> all, String key, String value, String source) {
    all.put(key, new ContextSetting(key, value, source));
  }
}
