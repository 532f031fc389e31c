package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.example.Customer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectsTest {
  private static final Schema CUSTOMER = Customer.getClassSchema();

  /** One of a user's own. */
  public static final class ByTeam implements SubjectNameStrategy {
    private String team;

    @Override
    public void configure(Map<String, ?> configs) {
      team = configs.get("team").toString();
    }

    @Override
    public String subject(String topic, boolean isKey, Schema schema) {
      return team + "." + schema.getName() + (isKey ? ".k" : ".v");
    }
  }

  /** One of a user's own. */
  public static final class ByPrefix implements ContextNameStrategy {
    @Override
    public String context(String topic) {
      return topic.startsWith("shop-") ? "shop" : null;
    }
  }

  /** One that brings a context. */
  public static final class InContext implements SubjectNameStrategy {
    @Override
    public String subject(String topic, boolean isKey, Schema schema) {
      return ":.shop:" + topic;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TopicName, t-value, t-key",
    "TopicNameStrategy, t-value, t-key",
    "recordname, io.millrace.example.Customer, io.millrace.example.Customer",
    "io.confluent.kafka.serializers.subject.RecordNameStrategy, io.millrace.example.Customer,"
        + " io.millrace.example.Customer",
    "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy,"
        + " t-io.millrace.example.Customer, t-io.millrace.example.Customer"
  })
  void ourNamesAndThoseOfConfluentsClassesNameAsConfluentDoes(
      String strategy, String ofValue, String ofKey) {
    Map<String, Object> settings =
        Map.of("value.subject.name.strategy", strategy, "key.subject.name.strategy", strategy);

    assertThat(subjects(settings, false).of("t", CUSTOMER)).isEqualTo(ofValue);
    assertThat(subjects(settings, true).of("t", CUSTOMER)).isEqualTo(ofKey);
  }

  @Test
  void aClassOfAUsersOwnNamesSubjectsWithTheClientsSettings() {
    Map<String, Object> settings =
        Map.of("value.subject.name.strategy", ByTeam.class, "team", "shop");

    assertThat(subjects(settings, false).of("t", CUSTOMER)).isEqualTo("shop.Customer.v");
    assertThat(subjects(settings, true).of("t", CUSTOMER)).isEqualTo("t-key");
  }

  @Test
  void aContextIsPutBeforeTheSubjectOfItsTopics() {
    Subjects subjects = subjects(Map.of("context.name.strategy", ByPrefix.class.getName()), false);

    assertThat(subjects.of("shop-orders", CUSTOMER)).isEqualTo(":.shop:shop-orders-value");
    assertThat(subjects.of("orders", CUSTOMER)).isEqualTo("orders-value");
  }

  @Test
  void aSubjectThatBringsAContextIsRefused() {
    Subjects subjects =
        subjects(Map.of("value.subject.name.strategy", InContext.class.getName()), false);

    assertThatThrownBy(() -> subjects.of("t", CUSTOMER))
        .isInstanceOf(SerializationException.class)
        .hasMessage(
            "value.subject.name.strategy names the subject :.shop:t, and readers wouldn't find its"
                + " context: give the name alone, and the context of the topic with"
                + " context.name.strategy");
  }

  @Test
  void confluentsClassForNoContextIsUnderstood() {
    Subjects subjects =
        subjects(
            Map.of(
                "context.name.strategy",
                "io.confluent.kafka.serializers.context.NullContextNameStrategy"),
            false);

    assertThat(subjects.of("t", CUSTOMER)).isEqualTo("t-value");
  }

  @Test
  void aNameThatNothingHasIsRefusedNamingTheSetting() {
    assertThatThrownBy(
            () -> subjects(Map.of("value.subject.name.strategy", "com.acme.Mine"), false))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "value.subject.name.strategy is com.acme.Mine, and there is no such class: give one of"
                + " TopicName, RecordName, TopicRecordName, Confluent's class of that name, or a"
                + " class of your own that implements io.millrace.serde.SubjectNameStrategy");
  }

  @Test
  void aClassThatIsNoStrategyIsRefused() {
    assertThatThrownBy(() -> subjects(Map.of("context.name.strategy", String.class), false))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "context.name.strategy is java.lang.String, which does not implement"
                + " io.millrace.serde.ContextNameStrategy");
  }

  @Test
  void aPrimitiveHasNoRecordToNameASubjectAfter() {
    Subjects subjects = subjects(Map.of("value.subject.name.strategy", "RecordName"), false);
    Schema text = Schema.create(Schema.Type.STRING);

    assertThatThrownBy(() -> subjects.of("t", text))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("a string was given for t");
  }

  private static Subjects subjects(Map<String, Object> settings, boolean isKey) {
    return Subjects.of(new AvroSerdeConfig(new HashMap<>(settings)), isKey);
  }

  @Test
  void aSerializerTellsTheSubjectsOfItsSettings() {
    Map<String, Object> settings = new HashMap<>(Map.of("schema.registry.url", "mock://subjects"));
    try (AvroEventSerializer<Object> byTopic = new AvroEventSerializer<>();
        AvroEventSerializer<Object> byRecord = new AvroEventSerializer<>()) {
      byTopic.configure(settings, true);
      settings.put("value.subject.name.strategy", "RecordName");
      byRecord.configure(settings, false);

      assertThat(byTopic.subject("shop", CUSTOMER)).isEqualTo("shop-key");
      assertThat(byTopic.subject("shop")).contains("shop-key");
      assertThat(byRecord.subject("shop", CUSTOMER)).isEqualTo(CUSTOMER.getFullName());
      assertThat(byRecord.subject("shop")).isEmpty();
      assertThat(AvroEventSerializer.registered(CUSTOMER).toString())
          .doesNotContain("avro.java.string");
    }
  }
}
