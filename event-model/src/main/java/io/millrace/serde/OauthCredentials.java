package io.millrace.serde;

import static io.millrace.serde.RegistryKeys.BEARER_SOURCE;

import io.millrace.registry.ClientCredentials;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;

/**
 * Where a token for the registry is fetched, and with what: settings of its own, or with {@code
 * SASL_OAUTHBEARER_INHERIT} those of the Kafka client where they are not given.
 */
final class OauthCredentials {
  private final AbstractConfig config;
  private final boolean inherit;
  private final List<String> missing = new ArrayList<>();

  private OauthCredentials(AbstractConfig config) {
    this.config = config;
    this.inherit = config.getString(BEARER_SOURCE).startsWith("SASL");
  }

  static ClientCredentials of(AbstractConfig config) {
    return new OauthCredentials(config).credentials();
  }

  private ClientCredentials credentials() {
    String endpoint =
        required(RegistryKeys.OAUTH_ENDPOINT, SaslConfigs.SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL, "");
    String id =
        required(
            RegistryKeys.OAUTH_CLIENT_ID,
            SaslConfigs.SASL_OAUTHBEARER_CLIENT_CREDENTIALS_CLIENT_ID,
            "clientId");
    String secret =
        required(
            RegistryKeys.OAUTH_SECRET,
            SaslConfigs.SASL_OAUTHBEARER_CLIENT_CREDENTIALS_CLIENT_SECRET,
            "clientSecret");
    String scope = value(RegistryKeys.OAUTH_SCOPE, SaslConfigs.SASL_OAUTHBEARER_SCOPE, "scope");
    if (!missing.isEmpty()) {
      throw new ConfigException(
          "%s=%s needs %s"
              .formatted(
                  BEARER_SOURCE, config.getString(BEARER_SOURCE), String.join(" and ", missing)));
    }
    return new ClientCredentials(
        uri(endpoint),
        id,
        secret,
        scope.isEmpty() ? Optional.empty() : Optional.of(scope),
        Duration.ofSeconds(config.getInt(RegistryKeys.OAUTH_BUFFER)),
        inherit && Boolean.parseBoolean(sasl(SaslConfigs.SASL_OAUTHBEARER_HEADER_URLENCODE)));
  }

  private String required(String key, String saslKey, String jaasOption) {
    String value = value(key, saslKey, jaasOption);
    if (value.isEmpty()) {
      missing.add(inherit ? key + " or " + saslKey : key);
    }
    return value;
  }

  private String value(String key, String saslKey, String jaasOption) {
    Object given = config.values().get(key);
    String own = given instanceof Password secret ? secret.value() : given.toString();
    if (!own.isEmpty() || !inherit) {
      return own;
    }
    String inherited = sasl(saslKey);
    return jaasOption.isEmpty() ? inherited : SaslLogin.of(config).option(jaasOption, inherited);
  }

  private String sasl(String key) {
    Object value = config.originals().get(key);
    if (value == null) {
      return "";
    }
    return value instanceof Password secret ? secret.value() : value.toString();
  }

  private static URI uri(String endpoint) {
    try {
      return new URI(endpoint.strip());
    } catch (URISyntaxException e) {
      // The text may hold a password, so the message doesn't repeat it.
      throw new ConfigException(RegistryKeys.OAUTH_ENDPOINT + " is no URL");
    }
  }
}
