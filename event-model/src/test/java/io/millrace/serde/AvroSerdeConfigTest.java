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
    assertThat(settings.userInfo()).contains("ada:canary-4711");
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
