package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.junit.jupiter.api.Test;

/**
 * The page of settings says what the code says. Writes it anew with {@code -Dmillrace.docs=write}.
 */
class SettingsPageTest {
  private static final Path PAGE = Path.of("../docs/serde-settings.md");

  @Test
  void thePageListsEverySettingAsItIsDeclared() throws IOException {
    String page = page();
    if ("write".equals(System.getProperty("millrace.docs"))) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE))
        .as("stale: run mvn test -pl event-model -am -Dmillrace.docs=write")
        .isEqualTo(page);
  }

  private static String page() {
    StringJoiner rows = new StringJoiner("\n");
    for (ConfigKey key : AvroSerdeConfig.keys()) {
      rows.add(
          "| `%s` | %s | %s | %s |"
              .formatted(
                  key.name,
                  key.type.name().toLowerCase(java.util.Locale.ROOT),
                  shown(key),
                  key.documentation));
    }
    return """
        # Settings of the serdes

        Generated from the code. How they work together is in [serdes](serdes.md). Beside these: Kafka's own `ssl.*`
        settings under `schema.registry.` (such as `schema.registry.ssl.truststore.location`), and `request.header.NAME`
        for a header that is sent with every request.

        | setting | type | default | what it does |
        | --- | --- | --- | --- |
        %s
        """
        .formatted(rows);
  }

  private static String shown(ConfigKey key) {
    Object value = key.type == Type.PASSWORD ? "" : key.defaultValue;
    return value == null || value.equals("") || value.equals(List.of())
        ? "none"
        : "`" + value + "`";
  }
}
