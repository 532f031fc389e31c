package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.example.Customer;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectNamingTest {
  private static final String KEY = "value.subject.name.strategy";
  private static final Schema CUSTOMER = Customer.getClassSchema();

  @ParameterizedTest
  @CsvSource({
    "TopicName, TOPIC_NAME",
    "TopicNameStrategy, TOPIC_NAME",
    "recordname, RECORD_NAME",
    "io.confluent.kafka.serializers.subject.RecordNameStrategy, RECORD_NAME",
    "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy, TOPIC_RECORD_NAME",
  })
  void ourNamesAndThoseOfConfluentsClassesAreUnderstood(String value, SubjectNaming expected) {
    assertThat(SubjectNaming.of(KEY, value)).isEqualTo(expected);
  }

  @Test
  void anyOtherNameIsRefusedNamingTheSetting() {
    assertThatThrownBy(() -> SubjectNaming.of(KEY, "com.acme.MyStrategy"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "value.subject.name.strategy is com.acme.MyStrategy, and must be one of TopicName,"
                + " RecordName, TopicRecordName or the name of Confluent's class of that kind");
  }

  @Test
  void subjectsAreNamedAsConfluentNamesThem() {
    assertThat(SubjectNaming.TOPIC_NAME.subject("t", false, CUSTOMER)).isEqualTo("t-value");
    assertThat(SubjectNaming.TOPIC_NAME.subject("t", true, CUSTOMER)).isEqualTo("t-key");
    assertThat(SubjectNaming.RECORD_NAME.subject("t", false, CUSTOMER))
        .isEqualTo("io.millrace.example.Customer");
    assertThat(SubjectNaming.TOPIC_RECORD_NAME.subject("t", true, CUSTOMER))
        .isEqualTo("t-io.millrace.example.Customer");
  }

  @Test
  void aPrimitiveHasNoRecordToNameASubjectAfter() {
    Schema text = Schema.create(Schema.Type.STRING);

    assertThatThrownBy(() -> SubjectNaming.RECORD_NAME.subject("t", false, text))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("a string was given for t");
  }
}
