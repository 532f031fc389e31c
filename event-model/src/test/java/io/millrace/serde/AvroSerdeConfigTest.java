package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.registry.CacheSettings;
import io.millrace.registry.RegistrySettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the settings make of the way to the registry. */
class AvroSerdeConfigTest {

  @Test
  void credentialsInAnAddressAreTakenOutOfIt() {
    RegistrySettings settings =
        registry(
            "schema.registry.url",
            "http://ada:canary-4711@a.example:8081/x,http://ada:canary-4711@b.example");

    assertThat(settings.urls())
        .map(Object::toString)
        .containsExactly("http://a.example:8081/x", "http://b.example");
    assertThat(settings.authorization()).isPresent();
    assertThat(settings.toString()).doesNotContain("canary-4711");
  }

  @Test
  void thePasswordOfTheKafkaClientCanServeTheRegistryToo() {
    RegistrySettings settings =
        registry(
            "schema.registry.url",
            "http://a.example",
            "basic.auth.credentials.source",
            "SASL_INHERIT",
            "sasl.jaas.config",
            "org.apache.kafka.common.security.scram.ScramLoginModule required"
                + " username=\"ada\" password=\"canary-4711\";");

    assertThat(settings.toString()).contains("Basic [hidden]").doesNotContain("canary");
  }

  @Test
  void aTokenIsFetchedWithSettingsOfItsOwn() {
    RegistrySettings settings =
        registry(
            "schema.registry.url",
            "http://a.example",
            "bearer.auth.credentials.source",
            "OAUTHBEARER",
            "bearer.auth.issuer.endpoint.url",
            "https://sso.example/token",
            "bearer.auth.client.id",
            "shop",
            "bearer.auth.client.secret",
            "canary-4711",
            "bearer.auth.scope",
            "schemas",
            "bearer.auth.logical.cluster",
            "lsrc-1",
            "bearer.auth.identity.pool.id",
            "pool-1");

    assertThat(settings.authorization().orElseThrow())
        .hasToString(
            "ClientCredentials[tokenEndpoint=https://sso.example/token, clientId=shop,"
                + " secret=[hidden], scope=schemas]");
    assertThat(settings.headers())
        .isEqualTo(Map.of("target-sr-cluster", "lsrc-1", "Confluent-Identity-Pool-Id", "pool-1"));
  }

  @Test
  void aTokenThatIsGivenGoesToItsClusterAndPoolToo() {
    RegistrySettings settings =
        registry(
            "schema.registry.url",
            "http://a.example",
            "bearer.auth.credentials.source",
            "STATIC_TOKEN",
            "bearer.auth.token",
            "canary-4711",
            "bearer.auth.logical.cluster",
            "lsrc-1",
            "bearer.auth.identity.pool.id",
            "pool-1");

    assertThat(settings.headers())
        .isEqualTo(Map.of("target-sr-cluster", "lsrc-1", "Confluent-Identity-Pool-Id", "pool-1"));
  }

  @Test
  void aTokenIsFetchedWithWhatTheKafkaClientLogsInWith() {
    RegistrySettings byKeys =
        registry(
            "schema.registry.url",
            "http://a.example",
            "bearer.auth.credentials.source",
            "SASL_OAUTHBEARER_INHERIT",
            "sasl.oauthbearer.token.endpoint.url",
            "https://sso.example/token",
            "sasl.oauthbearer.client.credentials.client.id",
            "shop",
            "sasl.oauthbearer.client.credentials.client.secret",
            "canary-4711");
    RegistrySettings byJaas =
        registry(
            "schema.registry.url",
            "http://a.example",
            "bearer.auth.credentials.source",
            "SASL_OAUTHBEARER_INHERIT",
            "sasl.oauthbearer.token.endpoint.url",
            "https://sso.example/token",
            "sasl.jaas.config",
            "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required"
                + " clientId=\"shop\" clientSecret=\"canary-4711\" scope=\"all\""
                + " extension_identityPoolId=\"pool-2\";");

    assertThat(byKeys.authorization().orElseThrow())
        .hasToString(
            "ClientCredentials[tokenEndpoint=https://sso.example/token, clientId=shop,"
                + " secret=[hidden], scope=none]");
    assertThat(byJaas.authorization().orElseThrow()).asString().contains("shop", "scope=all");
    assertThat(byJaas.headers()).isEqualTo(Map.of("Confluent-Identity-Pool-Id", "pool-2"));
  }

  @Test
  void cachesAreBoundedAsConfluentBoundsThemAndOtherwiseWhenAskedTo() {
    assertThat(new AvroSerdeConfig(Map.of()).caches()).isEqualTo(CacheSettings.defaults());
    assertThat(
            config(
                    "max.schemas.per.subject",
                    "7",
                    "latest.cache.size",
                    "8",
                    "latest.cache.ttl.sec",
                    "9",
                    "missing.id.cache.ttl.sec",
                    "10",
                    "missing.version.cache.ttl.sec",
                    "11",
                    "missing.schema.cache.ttl.sec",
                    "12")
                .caches())
        .isEqualTo(
            new CacheSettings(
                7,
                8,
                Optional.of(Duration.ofSeconds(9)),
                Duration.ofSeconds(10),
                Duration.ofSeconds(11),
                Duration.ofSeconds(12)));
  }

  private static RegistrySettings registry(String... settings) {
    return config(settings).registry();
  }

  private static AvroSerdeConfig config(String... settings) {
    Map<String, Object> config = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      config.put(settings[i], settings[i + 1]);
    }
    return new AvroSerdeConfig(config);
  }
}
