package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

/** Settings at odds; what the choices choose is in {@link SchemaChoiceIT}. */
class SchemaChoiceTest {

  @Test
  void twoWaysToNameTheSchemaAreAtOdds() {
    assertRefused(
        "use.schema.id=7 and use.latest.version=true are at odds: set one of them",
        "auto.register.schemas",
        "false",
        "use.schema.id",
        "7",
        "use.latest.version",
        "true");
  }

  @Test
  void aWeakerSettingThatRegistrationWouldSilenceIsRefused() {
    assertRefused(
        "use.latest.version has no effect while auto.register.schemas is true, as by default: set that"
            + " to false",
        "use.latest.version",
        "true");
    assertRefused(
        "use.schema.id has no effect while auto.register.schemas is true: set that to false",
        "auto.register.schemas",
        "true",
        "use.schema.id",
        "7");
  }

  private static void assertRefused(String message, String... settings) {
    Map<String, Object> config = new HashMap<>(Map.of("schema.registry.url", "http://a.example"));
    for (int i = 0; i < settings.length; i += 2) {
      config.put(settings[i], settings[i + 1]);
    }
    assertThatThrownBy(() -> SchemaChoice.of(new AvroSerdeConfig(config)))
        .isInstanceOf(ConfigException.class)
        .hasMessage(message);
  }
}
