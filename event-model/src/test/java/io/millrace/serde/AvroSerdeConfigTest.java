package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.registry.RegistrySettings;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class AvroSerdeConfigTest {

  @Test
  void credentialsInAnAddressAreTakenOutOfIt() {
    RegistrySettings settings =
        new AvroSerdeConfig(
                Map.of(
                    "schema.registry.url",
                    "http://ada:canary-4711@a.example:8081/x,http://b.example"))
            .registry();

    assertThat(settings.urls())
        .map(Object::toString)
        .containsExactly("http://a.example:8081/x", "http://b.example");
    assertThat(settings.authorization()).isPresent();
    assertThat(settings.toString()).doesNotContain("canary-4711");
  }

  @Test
  void userInfoWithoutAValueIsRefused() {
    AvroSerdeConfig config =
        new AvroSerdeConfig(
            Map.of(
                "schema.registry.url", "http://a.example",
                "basic.auth.credentials.source", "USER_INFO"));

    assertThatThrownBy(config::registry)
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "basic.auth.credentials.source=USER_INFO needs basic.auth.user.info, which is not set");
  }

  @Test
  void aPasswordAndATokenAtOnceAreRefused() {
    AvroSerdeConfig config =
        new AvroSerdeConfig(
            Map.of(
                "schema.registry.url", "http://ada:canary-4711@a.example",
                "bearer.auth.credentials.source", "STATIC_TOKEN",
                "bearer.auth.token", "canary-4712"));

    assertThatThrownBy(config::registry)
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("the registry gets either a password or a token")
        .hasMessageNotContaining("canary");
  }

  @Test
  void thePasswordOfTheKafkaClientCanServeTheRegistryToo() {
    AvroSerdeConfig config =
        new AvroSerdeConfig(
            Map.of(
                "schema.registry.url", "http://a.example",
                "basic.auth.credentials.source", "SASL_INHERIT",
                "sasl.jaas.config",
                    "org.apache.kafka.common.security.scram.ScramLoginModule required"
                        + " username=\"ada\" password=\"canary-4711\";"));

    assertThat(config.registry().authorization()).isPresent();
    assertThat(config.registry().toString()).contains("Basic [hidden]").doesNotContain("canary");
  }

  @Test
  void aProxyNeedsItsPort() {
    AvroSerdeConfig config =
        new AvroSerdeConfig(
            Map.of("schema.registry.url", "http://a.example", "proxy.host", "proxy.example"));

    assertThatThrownBy(config::registry)
        .isInstanceOf(ConfigException.class)
        .hasMessage("proxy.host and proxy.port go together, and only one is set");
  }

  @Test
  void anAddressThatIsNoUrlIsRefusedWithoutRepeatingIt() {
    AvroSerdeConfig config =
        new AvroSerdeConfig(Map.of("schema.registry.url", "http://ada:canary-4711@a b"));

    assertThatThrownBy(config::registry)
        .isInstanceOf(ConfigException.class)
        .hasMessage("schema.registry.url has an address that is no URL");
  }

  @Test
  void aMissingAddressIsRefused() {
    assertThatThrownBy(() -> new AvroSerdeConfig(new HashMap<>()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.registry.url");
  }
}
