package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setting with a wrong value, and the sentence that says so. */
class SettingsTest {
  /** Any text is right by itself. */
  private static final Set<String> FREE =
      Set.of(
          "bearer.auth.client.id",
          "bearer.auth.identity.pool.id",
          "bearer.auth.logical.cluster",
          "bearer.auth.scope",
          "bearer.auth.scope.claim.name",
          "bearer.auth.sub.claim.name",
          "proxy.host");

  static Stream<Arguments> wrong() {
    String flag = "Expected value to be either true or false";
    String number = "Not a number of type INT";
    String text = "has a value of a wrong kind: give it as text";
    String noClass = "and there is no such class";
    return Stream.of(
        Arguments.of("auto.register.schemas", "yes", flag),
        Arguments.of("avro.fail.on.trailing.data", "1", flag),
        Arguments.of("avro.reflection.allow.null", "yes", flag),
        Arguments.of("avro.remove.java.properties", "yes", flag),
        Arguments.of("avro.use.logical.type.converters", "yes", flag),
        Arguments.of(
            "basic.auth.credentials.source",
            "FILE",
            "Invalid value FILE for configuration basic.auth.credentials.source: String must be"
                + " one of: URL, USER_INFO, SASL_INHERIT"),
        Arguments.of("basic.auth.user.info", 4711, "basic.auth.user.info " + text),
        Arguments.of("bearer.auth.cache.expiry.buffer.seconds", "-1", "at least 0"),
        Arguments.of("bearer.auth.client.secret", 4711, "bearer.auth.client.secret " + text),
        Arguments.of(
            "bearer.auth.credentials.source",
            "CUSTOM",
            "bearer.auth.credentials.source=CUSTOM names a class made for Confluent's client, which"
                + " can't be used here: get the token with OAUTHBEARER or SASL_OAUTHBEARER_INHERIT,"
                + " or give it with STATIC_TOKEN"),
        Arguments.of("bearer.auth.credentials.source", "OAUTH", "STATIC_TOKEN, OAUTHBEARER, SASL"),
        Arguments.of("bearer.auth.token", 4711, "bearer.auth.token " + text),
        Arguments.of("context.name.strategy", "com.acme.C", "is com.acme.C, " + noClass),
        Arguments.of("http.connect.timeout.ms", "0", "Value must be at least 1"),
        Arguments.of("http.read.timeout.ms", "soon", number),
        Arguments.of("id.compatibility.strict", "no", flag),
        Arguments.of(
            "key.schema.id.deserializer",
            "com.acme.Mine",
            "must be one of: io.confluent.kafka.serializers.schema.id.DualSchemaIdDeserializer"),
        Arguments.of(
            "key.schema.id.serializer",
            "io.confluent.kafka.serializers.schema.id.HeaderSchemaIdSerializer",
            "puts the id into a header, and this serializer writes it before the value: leave the"
                + " setting out (ids in headers are read)"),
        Arguments.of("key.subject.name.strategy", "TopicNames", "is TopicNames, " + noClass),
        Arguments.of("latest.cache.size", "0", "Value must be at least 1"),
        Arguments.of("latest.cache.ttl.sec", "-2", "Value must be at least -1"),
        Arguments.of("latest.compatibility.strict", "no", flag),
        Arguments.of("max.retries", "-1", "Value must be at least 0"),
        Arguments.of("max.schemas.per.subject", "0", "Value must be at least 1"),
        Arguments.of("millrace.avro.max.bytes", "1MB", number),
        Arguments.of("millrace.avro.max.depth", "0", "Value must be at least 1"),
        Arguments.of("millrace.avro.max.items", "-1", "Value must be at least 0"),
        Arguments.of("millrace.preload.topics", 7, "Expected a comma separated list"),
        Arguments.of("millrace.registry.deadline.ms", "1s", number),
        Arguments.of("missing.id.cache.ttl.sec", "-1", "Value must be at least 0"),
        Arguments.of("missing.schema.cache.ttl.sec", "-1", "Value must be at least 0"),
        Arguments.of("missing.version.cache.ttl.sec", "-1", "Value must be at least 0"),
        Arguments.of("normalize.schemas", "yes", flag),
        Arguments.of("proxy.port", "http", number),
        Arguments.of("retries.max.wait.ms", "-1", "Value must be at least 0"),
        Arguments.of("retries.wait.ms", "-1", "Value must be at least 0"),
        Arguments.of("schema.reflection", "yes", flag),
        Arguments.of("schema.registry.url", 8081, "schema.registry.url " + text),
        Arguments.of("schema.registry.url", "ftp://a.example", "must be http:// or https://"),
        Arguments.of("specific.avro.key.type", "com.acme.K", "Class com.acme.K could not be found"),
        Arguments.of("specific.avro.reader", "yes", flag),
        Arguments.of(
            "specific.avro.value.type",
            "java.lang.String",
            "specific.avro.value.type is java.lang.String, which Avro did not generate: name a"
                + " generated class, or set schema.reflection=true"),
        Arguments.of(
            "use.latest.with.metadata",
            "major",
            "use.latest.with.metadata is major, and must be name=value, or several with commas"
                + " between"),
        Arguments.of("use.latest.version", "yes", flag),
        Arguments.of("use.schema.id", "-2", "Value must be at least -1"),
        Arguments.of(
            "bearer.auth.issuer.endpoint.url",
            "http://sso.example/token",
            "the token endpoint http://sso.example/token must be https://"),
        Arguments.of(
            "value.schema.id.deserializer",
            "com.acme.Mine",
            "must be one of: io.confluent.kafka.serializers.schema.id.DualSchemaIdDeserializer"),
        Arguments.of("value.schema.id.serializer", "com.acme.Mine", "must be one of: io.confluent"),
        Arguments.of("value.subject.name.strategy", "x.Y", "is x.Y, " + noClass));
  }

  @ParameterizedTest(name = "{0}={1}")
  @MethodSource("wrong")
  void aWrongValueIsRefusedNamingItsKey(String key, Object value, String sentence) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("schema.registry.url", "http://a.example");
    if (key.startsWith("bearer.auth.issuer")) {
      settings.put("bearer.auth.credentials.source", "OAUTHBEARER");
      settings.put("bearer.auth.client.id", "me");
      settings.put("bearer.auth.client.secret", "canary-4711");
    }
    settings.put(key, value);

    assertThatThrownBy(() -> configureAll(settings))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("4711")
        .hasMessageNotContaining("8081");
  }

  @Test
  void noSettingIsForgotten() {
    Set<String> covered = new TreeSet<>(FREE);
    wrong().forEach(arguments -> covered.add(arguments.get()[0].toString()));

    assertThat(AvroSerdeConfig.keys().stream().map(key -> key.name))
        .containsExactlyInAnyOrderElementsOf(covered);
  }

  @Test
  void noDefaultIsWrongAndEachSettingSaysWhatItDoes() {
    configureAll(Map.of("schema.registry.url", "mock://defaults"));

    assertThat(AvroSerdeConfig.keys())
        .allSatisfy((ConfigKey key) -> assertThat(key.documentation).endsWith("."));
  }

  private static void configureAll(Map<String, Object> settings) {
    for (boolean isKey : new boolean[] {true, false}) {
      new AvroEventSerializer<Object>().configure(settings, isKey);
      new AvroEventDeserializer<Object>().configure(settings, isKey);
    }
  }
}
