package io.millrace.serde;

import static io.millrace.serde.AvroSerdeConfig.BEARER_SOURCE;
import static io.millrace.serde.AvroSerdeConfig.BEARER_TOKEN;
import static io.millrace.serde.AvroSerdeConfig.CREDENTIALS_SOURCE;
import static io.millrace.serde.AvroSerdeConfig.USER_INFO;

import io.millrace.registry.Authorization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;

/** Who asks the registry, by Confluent's settings; basic and bearer at once are refused. */
final class RegistryCredentials {
  private RegistryCredentials() {}

  /**
   * The authorization that the settings give.
   *
   * @param inUrl {@code name:password} of an address
   */
  static Optional<Authorization> of(AvroSerdeConfig config, Optional<String> inUrl) {
    Optional<Authorization> basic = basic(config, inUrl);
    Optional<Authorization> bearer = bearer(config);
    if (basic.isPresent() && bearer.isPresent()) {
      throw new ConfigException(
          "the registry gets either a password or a token: unset the basic.auth.* settings and the"
              + " name in the URL, or the bearer.auth.* ones");
    }
    return basic.or(() -> bearer);
  }

  private static Optional<Authorization> basic(AvroSerdeConfig config, Optional<String> inUrl) {
    return switch (config.getString(CREDENTIALS_SOURCE)) {
      case "URL" -> inUrl.map(Authorization::basic);
      case "USER_INFO" ->
          Optional.of(
              Authorization.basic(required(config, USER_INFO, CREDENTIALS_SOURCE, "USER_INFO")));
      default -> Optional.of(Authorization.basic(fromSasl(config.originals())));
    };
  }

  private static Optional<Authorization> bearer(AvroSerdeConfig config) {
    return config.getString(BEARER_SOURCE).isEmpty()
        ? Optional.empty()
        : Optional.of(
            Authorization.bearer(required(config, BEARER_TOKEN, BEARER_SOURCE, "STATIC_TOKEN")));
  }

  private static String required(
      AvroSerdeConfig config, String key, String becauseOf, String value) {
    Password password = config.getPassword(key);
    if (password.value().isEmpty()) {
      throw new ConfigException(
          "%s=%s needs %s, which is not set".formatted(becauseOf, value, key));
    }
    return password.value();
  }

  /** The name and password that the Kafka client itself logs in with. */
  private static String fromSasl(Map<String, Object> originals) {
    Object jaas = originals.get(SaslConfigs.SASL_JAAS_CONFIG);
    if (jaas == null) {
      throw new ConfigException(
          CREDENTIALS_SOURCE + "=SASL_INHERIT needs sasl.jaas.config, which is not set");
    }
    Password text = jaas instanceof Password known ? known : new Password(jaas.toString());
    List<AppConfigurationEntry> entries =
        JaasContext.loadClientContext(Map.of(SaslConfigs.SASL_JAAS_CONFIG, text))
            .configurationEntries();
    String name = JaasContext.configEntryOption(entries, "username", null);
    String password = JaasContext.configEntryOption(entries, "password", null);
    if (name == null || password == null) {
      throw new ConfigException(
          CREDENTIALS_SOURCE + "=SASL_INHERIT needs a username and a password in sasl.jaas.config");
    }
    return name + ":" + password;
  }
}
