package io.millrace.serde;

import io.millrace.spelling.NearestName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;

/**
 * Looks at settings one by one, before anything is made of them.
 *
 * <p>Kafka hands a client's whole configuration to its serdes, with keys that are none of theirs.
 * So an unknown key is wrong only when it says that it is ours, or when it is so near to a known
 * one that it is a slip.
 */
final class GivenSettings {
  private static final String OURS = "millrace.";
  private static final int SLIP = 2;

  private final ConfigDef keys;
  private final ConfigDef tls = RegistryTls.keys();
  private final Set<String> ofRegistry;

  /**
   * @param ofRegistry the keys that may have the prefix {@code schema.registry.} too
   */
  GivenSettings(ConfigDef keys, Set<String> ofRegistry) {
    this.keys = keys;
    this.ofRegistry = Set.copyOf(ofRegistry);
  }

  /** The settings that are right, under their own names; what is wrong is noted. */
  Map<String, Object> right(Map<String, ?> given, Problems problems) {
    Map<String, Object> settings = new HashMap<>();
    // The prefix is stripped first, so that a key without it wins.
    given.forEach((key, value) -> settings.put(withoutPrefix(key), value));
    given.forEach((key, value) -> settings.put(key, value));
    Map<String, ConfigKey> all = new TreeMap<>(keys.configKeys());
    all.putAll(tls.configKeys());
    for (ConfigKey key : all.values()) {
      if (settings.containsKey(key.name)) {
        settings.computeIfPresent(key.name, (name, value) -> asName(key, value));
        check(key, settings, problems);
      }
    }
    List<String> known = knownNames();
    new TreeSet<>(given.keySet()).forEach(name -> checkName(name, known, problems));
    return settings;
  }

  private static Object asName(ConfigKey key, Object value) {
    // Confluent's strategies may be given as classes.
    return key.type == Type.STRING && value instanceof Class<?> type ? type.getName() : value;
  }

  private static void check(ConfigKey key, Map<String, Object> settings, Problems problems) {
    try {
      new ConfigDef().define(key).parse(settings);
    } catch (ConfigException e) {
      boolean secret = key.type == Type.PASSWORD || key.name.equals(RegistryKeys.URL);
      problems.add(
          key.name,
          secret ? key.name + " has a value of a wrong kind: give it as text" : e.getMessage());
      settings.remove(key.name);
    }
  }

  private void checkName(String name, List<String> known, Problems problems) {
    if (known.contains(name)) {
      return;
    }
    if (name.startsWith(OURS)) {
      problems.add(name, name + " is no setting of ours" + NearestName.hint(name, known));
    } else if (!isKafkas(name)) {
      NearestName.find(name, known, SLIP)
          .ifPresent(
              meant ->
                  problems.add(name, "%s is no setting; did you mean %s?".formatted(name, meant)));
    }
  }

  private static boolean isKafkas(String name) {
    return ProducerConfig.configNames().contains(name)
        || ConsumerConfig.configNames().contains(name)
        || AdminClientConfig.configNames().contains(name);
  }

  private List<String> knownNames() {
    List<String> names = new ArrayList<>(keys.names());
    ofRegistry.forEach(name -> names.add(RegistryKeys.PREFIX + name));
    names.addAll(tls.names());
    return names;
  }

  private String withoutPrefix(String key) {
    String rest =
        key.startsWith(RegistryKeys.PREFIX) ? key.substring(RegistryKeys.PREFIX.length()) : key;
    return ofRegistry.contains(rest) ? rest : key;
  }
}
