package io.millrace.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.millrace.serde.AvroSerdeConfig;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The settings that the page on clusters shows are ones that clients understand. */
class ClusterSettingsTest {
  private static final Path PAGE = Path.of("../docs/stack.md");
  private static final Pattern BLOCK =
      Pattern.compile(
          "### (?<title>[^\\n]+)\\n(?:(?!###)[\\s\\S])*?```properties\\n(?<text>[\\s\\S]*?)```");
  private static final int CLUSTERS = 5;

  @TestFactory
  Stream<DynamicTest> everyBlockIsUnderstood() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(BLOCK.matcher(page).results()).hasSize(CLUSTERS);
    return BLOCK
        .matcher(page)
        .results()
        .map(
            block ->
                DynamicTest.dynamicTest(
                    block.group(1), () -> isUnderstood(settings(block.group(2)))));
  }

  private static void isUnderstood(Map<String, Object> settings) {
    // Of a library that isn't here.
    settings.values().remove("software.amazon.msk.auth.iam.IAMClientCallbackHandler");
    assertThatCode(() -> new AdminClientConfig(settings)).doesNotThrowAnyException();
    assertThatCode(() -> new AvroSerdeConfig(settings).registry()).doesNotThrowAnyException();
    assertThat(settings.keySet())
        .allMatch(
            name ->
                AdminClientConfig.configNames().contains(name)
                    || name.matches("schema\\.registry\\.url|basic\\.auth\\..*"));
    if (settings.containsKey("sasl.jaas.config")) {
      settings.put("sasl.jaas.config", new Password((String) settings.get("sasl.jaas.config")));
      assertThat(JaasContext.loadClientContext(settings).configurationEntries()).hasSize(1);
    }
  }

  private static Map<String, Object> settings(String text) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    Map<String, Object> settings = new HashMap<>();
    properties.stringPropertyNames().forEach(n -> settings.put(n, properties.getProperty(n)));
    return settings;
  }
}
