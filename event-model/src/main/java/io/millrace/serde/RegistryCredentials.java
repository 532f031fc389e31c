package io.millrace.serde;

import static io.millrace.serde.RegistryKeys.BASIC_SOURCE;
import static io.millrace.serde.RegistryKeys.BASIC_USER_INFO;
import static io.millrace.serde.RegistryKeys.BEARER_SOURCE;
import static io.millrace.serde.RegistryKeys.BEARER_TOKEN;
import static io.millrace.serde.RegistryKeys.IDENTITY_POOL;
import static io.millrace.serde.RegistryKeys.LOGICAL_CLUSTER;
import static io.millrace.serde.RegistryKeys.OAUTH_SECRET;

import io.millrace.registry.Authorization;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;

/** Who asks the registry, by Confluent's settings; basic and bearer at once are refused. */
final class RegistryCredentials {
  private RegistryCredentials() {}

  /**
   * The authorization that the settings give, if they give one.
   *
   * @param inUrl {@code name:password} of an address
   * @return empty when they are wrong
   */
  static Optional<Optional<Authorization>> of(
      AbstractConfig config, Optional<String> inUrl, Problems problems) {
    Optional<Optional<Authorization>> basic =
        problems.collect(() -> basic(config, inUrl), BASIC_SOURCE, BASIC_USER_INFO);
    Optional<Optional<Authorization>> bearer =
        problems.collect(
            () -> bearer(config),
            BEARER_SOURCE,
            BEARER_TOKEN,
            OAUTH_SECRET,
            RegistryKeys.OAUTH_BUFFER);
    return basic.isEmpty() || bearer.isEmpty()
        ? Optional.empty()
        : problems.collect(() -> one(basic.get(), bearer.get()));
  }

  /** What goes with a token: for which cluster, and as whom, at Confluent Cloud. */
  static Map<String, String> headers(AbstractConfig config) {
    Map<String, String> headers = new HashMap<>();
    String source = config.getString(BEARER_SOURCE);
    if (!source.isEmpty()) {
      String pool = config.getString(IDENTITY_POOL);
      put(headers, "target-sr-cluster", config.getString(LOGICAL_CLUSTER));
      put(
          headers,
          "Confluent-Identity-Pool-Id",
          source.endsWith("INHERIT")
              ? SaslLogin.of(config).option("extension_identityPoolId", pool)
              : pool);
    }
    return headers;
  }

  private static void put(Map<String, String> headers, String name, String value) {
    if (!value.isEmpty()) {
      headers.put(name, value);
    }
  }

  private static Optional<Authorization> one(
      Optional<Authorization> basic, Optional<Authorization> bearer) {
    if (basic.isPresent() && bearer.isPresent()) {
      throw new ConfigException(
          "the registry gets either a password or a token: unset the basic.auth.* settings and the"
              + " name in the URL, or the bearer.auth.* ones");
    }
    return basic.or(() -> bearer);
  }

  private static Optional<Authorization> basic(AbstractConfig config, Optional<String> inUrl) {
    String source = config.getString(BASIC_SOURCE);
    refuseUnused(config, BASIC_USER_INFO, BASIC_SOURCE, "USER_INFO");
    if (inUrl.isPresent() && !source.equals("URL")) {
      throw new ConfigException(
          "%s has a name and password that are not used, since %s is %s: take them out, or set that"
                  .formatted(RegistryKeys.URL, BASIC_SOURCE, source)
              + " to URL");
    }
    return switch (source) {
      case "URL" -> inUrl.map(Authorization::basic);
      case "USER_INFO" ->
          Optional.of(
              Authorization.basic(required(config, BASIC_USER_INFO, BASIC_SOURCE + "=USER_INFO")));
      default -> Optional.of(Authorization.basic(SaslLogin.of(config).userInfo()));
    };
  }

  private static Optional<Authorization> bearer(AbstractConfig config) {
    String source = config.getString(BEARER_SOURCE);
    refuseUnused(config, BEARER_TOKEN, BEARER_SOURCE, "STATIC_TOKEN");
    refuseUnused(config, OAUTH_SECRET, BEARER_SOURCE, "OAUTHBEARER", "SASL_OAUTHBEARER_INHERIT");
    return switch (source) {
      case "" -> Optional.empty();
      case "STATIC_TOKEN" ->
          Optional.of(
              Authorization.bearer(
                  required(config, BEARER_TOKEN, BEARER_SOURCE + "=STATIC_TOKEN")));
      default -> Optional.of(Authorization.oauth(OauthCredentials.of(config)));
    };
  }

  private static String required(AbstractConfig config, String key, String becauseOf) {
    String secret = config.getPassword(key).value();
    if (secret.isEmpty()) {
      throw new ConfigException("%s needs %s, which is not set".formatted(becauseOf, key));
    }
    return secret;
  }

  /** A secret that nothing uses is one that somebody relies on. */
  private static void refuseUnused(
      AbstractConfig config, String key, String source, String... uses) {
    String chosen = config.getString(source);
    if (!config.getPassword(key).value().isEmpty() && !List.of(uses).contains(chosen)) {
      throw new ConfigException(
          "%s is set and not used, since %s is %s: set that to %s"
              .formatted(
                  key, source, chosen.isEmpty() ? "not set" : chosen, String.join(" or ", uses)));
    }
  }
}
