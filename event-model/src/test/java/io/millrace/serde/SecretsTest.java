package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

/** What is secret in the settings shows in no log. */
class SecretsTest {

  /** Makes clients with secrets in every place that can hold one, and asks the registry. */
  public static final class Clients {
    private Clients() {}

    public static void main(String[] arguments) {
      Map<String, Object> settings = new HashMap<>();
      settings.put("bootstrap.servers", "127.0.0.1:1");
      settings.put("schema.registry.url", "http://127.0.0.1:1");
      settings.put("request.header.X-Api-Key", "canary-header");
      settings.put("schema.registry.ssl.key.password", "canary-tls");
      settings.put("schema.registry.bearer.auth.scope", "x");
      settings.put("max.retries", "0");
      settings.put("millrace.registry.deadline.ms", "2000");
      use(settings, Map.of("schema.registry.url", "http://ada:canary-url@127.0.0.1:1"));
      use(
          settings,
          Map.of(
              "basic.auth.credentials.source",
              "USER_INFO",
              "basic.auth.user.info",
              "ada:canary-info"));
      use(
          settings,
          Map.of(
              "bearer.auth.credentials.source",
              "OAUTHBEARER",
              "bearer.auth.issuer.endpoint.url",
              "https://127.0.0.1:1/token",
              "bearer.auth.client.id",
              "ada",
              "bearer.auth.client.secret",
              "canary-oauth"));
    }

    private static void use(Map<String, Object> settings, Map<String, Object> more) {
      Map<String, Object> config = new HashMap<>(settings);
      config.putAll(more);
      config.put("key.serializer", AvroEventSerializer.class);
      config.put("value.serializer", AvroEventSerializer.class);
      config.put("key.deserializer", AvroEventDeserializer.class);
      config.put("value.deserializer", AvroEventDeserializer.class);
      try (KafkaProducer<Object, Object> producer = new KafkaProducer<>(config);
          KafkaConsumer<Object, Object> consumer = new KafkaConsumer<>(config)) {
        System.out.println(producer + " and " + consumer);
        AvroEventSerializer<Object> serializer = new AvroEventSerializer<>();
        serializer.configure(config, false);
        serializer.serialize("t", "text");
      } catch (KafkaException e) {
        System.out.println("failed: " + e);
        e.printStackTrace();
      }
    }
  }

  @Test
  void noSecretIsLoggedAtAnyLevelOrShownInAFailure() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                "-cp",
                System.getProperty("java.class.path"),
                Clients.class.getName())
            .redirectErrorStream(true)
            .start();

    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(log).isZero();
    assertThat(log)
        .as("the log is there, with the clients' settings and the failure")
        .contains("ProducerConfig values", "ConsumerConfig values")
        .contains("failed: io.millrace.registry.RegistryUnavailableException")
        .doesNotContain("ConfigException");
    assertThat(log.lines()).noneMatch(line -> line.contains("canary"));
  }
}
