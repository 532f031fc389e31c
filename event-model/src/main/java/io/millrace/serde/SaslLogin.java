package io.millrace.serde;

import java.util.List;
import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;

/** What the Kafka client itself logs in with, for a registry that knows the same people. */
final class SaslLogin {
  private final List<AppConfigurationEntry> entries;

  private SaslLogin(List<AppConfigurationEntry> entries) {
    this.entries = entries;
  }

  /** The login of the client's {@code sasl.jaas.config}; without one, it has no options. */
  static SaslLogin of(AbstractConfig config) {
    Object jaas = config.originals().get(SaslConfigs.SASL_JAAS_CONFIG);
    if (jaas == null) {
      return new SaslLogin(List.of());
    }
    Password text = jaas instanceof Password known ? known : new Password(jaas.toString());
    try {
      return new SaslLogin(
          JaasContext.loadClientContext(Map.of(SaslConfigs.SASL_JAAS_CONFIG, text))
              .configurationEntries());
    } catch (IllegalArgumentException e) {
      // Kafka's own message can repeat a part of the text, which holds a password.
      throw new ConfigException("sasl.jaas.config is not a login module with options and a ;");
    }
  }

  /** {@code name:password} of a login by password. */
  String userInfo() {
    String name = option("username", "");
    String password = option("password", "");
    if (name.isEmpty() || password.isEmpty()) {
      throw new ConfigException(
          RegistryKeys.BASIC_SOURCE
              + "=SASL_INHERIT needs a username and a password in sasl.jaas.config");
    }
    return name + ":" + password;
  }

  /** The given value, else that of the login's option, else an empty one. */
  String option(String name, String given) {
    if (!given.isEmpty()) {
      return given;
    }
    Object found = JaasContext.configEntryOption(entries, name, null);
    return found == null ? "" : found.toString();
  }
}
