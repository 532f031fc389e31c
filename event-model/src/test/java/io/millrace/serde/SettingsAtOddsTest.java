package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

/** Settings that are right alone and wrong together, and keys that are none. */
class SettingsAtOddsTest {

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
    assertRefused(
        "use.latest.with.metadata=major=2 and use.latest.version=true are at odds: set one of them",
        "use.latest.with.metadata",
        "major=2",
        "use.latest.version",
        "true");
  }

  @Test
  void aWeakerSettingThatRegistrationWouldSilenceIsRefused() {
    assertRefused(
        "use.latest.version has no effect while auto.register.schemas is true, as by default: set"
            + " that to false",
        "use.latest.version",
        "true");
    assertRefused(
        "use.latest.with.metadata has no effect while auto.register.schemas is true, as by default:"
            + " set that to false",
        "use.latest.with.metadata",
        "major=2");
    assertRefused(
        "use.schema.id has no effect while auto.register.schemas is true: set that to false",
        "auto.register.schemas",
        "true",
        "use.schema.id",
        "7");
  }

  @Test
  void aSecretThatNothingUsesIsRefused() {
    assertRefused(
        "basic.auth.user.info is set and not used, since basic.auth.credentials.source is URL: set"
            + " that to USER_INFO",
        "basic.auth.user.info",
        "ada:canary-4711");
    assertRefused(
        "bearer.auth.token is set and not used, since bearer.auth.credentials.source is not set:"
            + " set that to STATIC_TOKEN",
        "bearer.auth.token",
        "canary-4711");
    assertRefused(
        "bearer.auth.client.secret is set and not used, since bearer.auth.credentials.source is"
            + " STATIC_TOKEN: set that to OAUTHBEARER or SASL_OAUTHBEARER_INHERIT",
        "bearer.auth.credentials.source",
        "STATIC_TOKEN",
        "bearer.auth.token",
        "canary-4711",
        "bearer.auth.client.secret",
        "canary-4712");
  }

  @Test
  void aPasswordOfOneAddressIsNotSentToAnother() {
    String refusal =
        "schema.registry.url has a name and password that some of its addresses don't have: give"
            + " all the same, as each address is sent them, or none";
    assertRefused(
        refusal, "schema.registry.url", "http://ada:canary-4711@a.example,http://b.example");
    assertRefused(
        refusal,
        "schema.registry.url",
        "http://ada:canary-4711@a.example,http://ada:canary-4712@b.example");
    assertThat(
            new AvroSerdeConfig(
                    settings(
                        "schema.registry.url", "http://ada:x@a.example,http://ada:x@b.example"))
                .registry()
                .authorization())
        .isPresent();
  }

  @Test
  void aPasswordInTheAddressThatNothingUsesIsRefused() {
    assertRefused(
        "schema.registry.url has a name and password that are not used, since"
            + " basic.auth.credentials.source is USER_INFO: take them out, or set that to URL",
        "schema.registry.url",
        "http://ada:canary-4711@a.example",
        "basic.auth.credentials.source",
        "USER_INFO",
        "basic.auth.user.info",
        "ada:canary-4712");
  }

  @Test
  void aSourceWithoutItsValueIsRefused() {
    assertRefused(
        "basic.auth.credentials.source=USER_INFO needs basic.auth.user.info, which is not set",
        "basic.auth.credentials.source",
        "USER_INFO");
    assertRefused(
        "basic.auth.credentials.source=SASL_INHERIT needs a username and a password in"
            + " sasl.jaas.config",
        "basic.auth.credentials.source",
        "SASL_INHERIT");
    assertRefused(
        "bearer.auth.credentials.source=OAUTHBEARER needs bearer.auth.issuer.endpoint.url and"
            + " bearer.auth.client.secret",
        "bearer.auth.credentials.source",
        "OAUTHBEARER",
        "bearer.auth.client.id",
        "me");
    assertRefused(
        "bearer.auth.credentials.source=SASL_OAUTHBEARER_INHERIT needs bearer.auth.client.secret or"
            + " sasl.oauthbearer.client.credentials.client.secret",
        "bearer.auth.credentials.source",
        "SASL_OAUTHBEARER_INHERIT",
        "bearer.auth.client.id",
        "me",
        "sasl.oauthbearer.token.endpoint.url",
        "https://sso.example/token");
  }

  @Test
  void aPasswordAndATokenAtOnceAreRefused() {
    assertRefused(
        "the registry gets either a password or a token: unset the basic.auth.* settings and the"
            + " name in the URL, or the bearer.auth.* ones",
        "schema.registry.url",
        "http://ada:canary-4711@a.example",
        "bearer.auth.credentials.source",
        "STATIC_TOKEN",
        "bearer.auth.token",
        "canary-4712");
  }

  @Test
  void aJaasTextThatCannotBeReadIsNotRepeated() {
    assertRefused(
        "sasl.jaas.config is not a login module with options and a ;",
        "basic.auth.credentials.source",
        "SASL_INHERIT",
        "sasl.jaas.config",
        "module required username=ada password=canary-4711");
  }

  @Test
  void aProxyNeedsItsPort() {
    assertRefused(
        "proxy.host and proxy.port go together, and only one is set",
        "proxy.host",
        "proxy.example");
  }

  @Test
  void preloadingNeedsSubjectsThatAreNamedAfterTopics() {
    assertThatThrownBy(
            () ->
                new AvroEventDeserializer<>()
                    .configure(
                        settings(
                            "value.subject.name.strategy",
                            "RecordName",
                            "millrace.preload.topics",
                            "orders"),
                        false))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "millrace.preload.topics needs value.subject.name.strategy=TopicName, since no other"
                + " names a topic's subject");
  }

  @Test
  void aMissingAddressIsRefused() {
    assertThatThrownBy(() -> new AvroEventSerializer<>().configure(Map.of(), false))
        .isInstanceOf(ConfigException.class)
        .hasMessage("schema.registry.url is not set");
    assertThatThrownBy(() -> new AvroSerdeConfig(new HashMap<>()).registry())
        .isInstanceOf(ConfigException.class)
        .hasMessage("schema.registry.url is not set");
  }

  @Test
  void allProblemsAreSaidAtOnceAndNoneTwice() {
    assertRefused(
        "the settings have 5 problems:"
            + " 1) Invalid value yes for configuration auto.register.schemas: Expected value to be"
            + " either true or false;"
            + " 2) Invalid value x for configuration proxy.port: Not a number of type INT;"
            + " 3) millrace.registry.deadline is no setting of ours; did you mean"
            + " millrace.registry.deadline.ms?;"
            + " 4) schema.registry.url has an address that is no URL;"
            + " 5) value.subject.name.strategy is Nope, and there is no such class: give one of"
            + " TopicName, RecordName, TopicRecordName, Confluent's class of that name, or a class"
            + " of your own that implements io.millrace.serde.SubjectNameStrategy",
        "auto.register.schemas",
        "yes",
        "use.latest.version",
        "true",
        "proxy.host",
        "proxy.example",
        "proxy.port",
        "x",
        "millrace.registry.deadline",
        "1000",
        "schema.registry.url",
        "http://ada:canary-4711@a b",
        "value.subject.name.strategy",
        "Nope");
  }

  @Test
  void anUnknownKeyOfOursIsRefused() {
    assertRefused(
        "millrace.avro.max.item is no setting of ours; did you mean millrace.avro.max.items?",
        "millrace.avro.max.item",
        "7");
    assertRefused("millrace.colour is no setting of ours", "millrace.colour", "red");
  }

  @Test
  void aSlipInAKeyIsRefused() {
    assertRefused(
        "auto.regster.schemas is no setting; did you mean auto.register.schemas?",
        "auto.regster.schemas",
        "false");
    assertRefused(
        "basic.auth.userinfo is no setting; did you mean basic.auth.user.info?",
        "basic.auth.userinfo",
        "ada:canary-4711");
    assertRefused(
        "schema.registry.ssl.truststore.pasword is no setting; did you mean"
            + " schema.registry.ssl.truststore.password?",
        "schema.registry.ssl.truststore.pasword",
        "canary-4711");
  }

  @Test
  void keysOfTheClientAndOfOthersAreLeftAlone() {
    Map<String, Object> settings =
        settings(
            "bootstrap.servers",
            "127.0.0.1:1",
            "retries",
            "3",
            "max.request.size",
            "7",
            "rule.executors",
            "x",
            "my.own.setting",
            "x",
            "request.header.X-Team",
            "shop");

    assertThatCode(() -> new AvroEventSerializer<>().configure(settings, false))
        .doesNotThrowAnyException();
  }

  @Test
  void keysOfTheRegistryMayHaveItsPrefix() {
    AvroSerdeConfig config =
        new AvroSerdeConfig(
            settings(
                "schema.registry.basic.auth.credentials.source",
                "USER_INFO",
                "schema.registry.basic.auth.user.info",
                "ada:canary-4711",
                "schema.registry.max.retries",
                "9",
                "max.retries",
                "2"));

    assertThat(config.registry().authorization()).isPresent();
    assertThat(config.registry().retries()).isEqualTo(2);
  }

  private static void assertRefused(String message, String... settings) {
    assertThatThrownBy(() -> new AvroEventSerializer<>().configure(settings(settings), false))
        .isInstanceOf(ConfigException.class)
        .hasMessage(message);
  }

  private static Map<String, Object> settings(String... settings) {
    Map<String, Object> config = new HashMap<>(Map.of("schema.registry.url", "http://a.example"));
    for (int i = 0; i < settings.length; i += 2) {
      config.put(settings[i], settings[i + 1]);
    }
    return config;
  }
}
