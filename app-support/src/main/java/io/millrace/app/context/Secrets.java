package io.millrace.app.context;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigDef.Type;

/**
 * Which settings nobody may see: those that Kafka declares as passwords and, of those that it
 * doesn't know, the ones with a name that sounds like it.
 */
final class Secrets {
  private static final List<ConfigDef> KNOWN =
      List.of(
          AdminClientConfig.configDef(), ConsumerConfig.configDef(), ProducerConfig.configDef());
  private static final Pattern SOUNDS_SECRET =
      Pattern.compile(
          "password|passwd|passphrase|secret|token|user\\.info|jaas|keystore\\.key|api[._-]?key"
              + "|request\\.header");
  private static final Pattern PASSWORD_IN_ADDRESS = Pattern.compile("(?<=://)[^/\\s]*@");

  private Secrets() {}

  static boolean isSecret(String name) {
    String own = name.replaceFirst("^schema\\.registry\\.", "");
    return KNOWN.stream()
        .map(ConfigDef::configKeys)
        .map((Map<String, ConfigKey> keys) -> keys.get(own))
        .filter(key -> key != null)
        .map(key -> key.type == Type.PASSWORD)
        .findFirst()
        .orElseGet(() -> SOUNDS_SECRET.matcher(own.toLowerCase(Locale.ROOT)).find());
  }

  static boolean hasPassword(String address) {
    return PASSWORD_IN_ADDRESS.matcher(address).find();
  }

  static String withoutPassword(String value) {
    return PASSWORD_IN_ADDRESS.matcher(value).replaceAll("");
  }
}
