package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import io.millrace.registry.RegistrySettings;
import io.millrace.registry.SchemaRegistry;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of subject names: what one registers, another finds. */
@WithStack
class SubjectContractIT {
  private static final String THEIR_PACKAGE = "io.confluent.kafka.serializers.subject.";

  /** How a strategy names the subject of a record {@code shop.Note…} in a topic. */
  private enum Strategy {
    TOPIC_NAME("TopicName") {
      @Override
      String subject(String topic, String suffix, Schema record) {
        return topic + suffix;
      }
    },
    RECORD_NAME("RecordName") {
      @Override
      String subject(String topic, String suffix, Schema record) {
        return record.getFullName();
      }
    },
    TOPIC_RECORD_NAME("TopicRecordName") {
      @Override
      String subject(String topic, String suffix, Schema record) {
        return topic + "-" + record.getFullName();
      }
    };

    final String name;

    Strategy(String name) {
      this.name = name;
    }

    abstract String subject(String topic, String suffix, Schema record);

    String theirClass() {
      return THEIR_PACKAGE + name + "Strategy";
    }
  }

  static Stream<Arguments> strategies() {
    return Pair.with(List.of(Strategy.values()));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("strategies")
  void aValueIsFoundUnderTheSubjectOfTheStrategy(Pair pair, Strategy strategy, Stack stack) {
    assertSameSubject(
        pair,
        strategy,
        "-value",
        SerdeSettings.at(stack).with("value.subject.name.strategy", strategy.theirClass()));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("strategies")
  void aKeyIsFoundUnderTheSubjectOfTheStrategy(Pair pair, Strategy strategy, Stack stack) {
    assertSameSubject(
        pair,
        strategy,
        "-key",
        SerdeSettings.at(stack).with("key.subject.name.strategy", strategy.theirClass()).ofKeys());
  }

  private static void assertSameSubject(
      Pair pair, Strategy strategy, String suffix, SerdeSettings settings) {
    String topic = "contract-" + UUID.randomUUID();
    GenericRecord note = uniqueNote();

    byte[] registered = pair.writer().write(settings, topic, note);
    byte[] found = pair.reader().write(settings.with("auto.register.schemas", false), topic, note);

    assertThat(found).isEqualTo(registered);
    assertThat(registry(settings).latest(strategy.subject(topic, suffix, note.getSchema())))
        .isPresent();
    assertThat(pair.reader().read(settings, topic, registered)).isEqualTo(note);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void withoutASettingTheTopicNamesTheSubject(Pair pair, Stack stack) {
    assertSameSubject(pair, Strategy.TOPIC_NAME, "-value", SerdeSettings.at(stack));
    assertSameSubject(pair, Strategy.TOPIC_NAME, "-key", SerdeSettings.at(stack).ofKeys());
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aPrimitiveHasNoRecordToNameItsSubject(Pair pair, Stack stack) {
    SerdeSettings settings =
        SerdeSettings.at(stack)
            .with("value.subject.name.strategy", Strategy.RECORD_NAME.theirClass());

    assertThatThrownBy(() -> pair.writer().write(settings, "contract-primitive", "a text"))
        .isInstanceOf(SerializationException.class);
  }

  /** Ours alone has short names. */
  @ParameterizedTest
  @EnumSource(Strategy.class)
  void aShortNameIsTheSameStrategy(Strategy strategy, Stack stack) {
    SerdeSettings settings =
        SerdeSettings.at(stack).with("value.subject.name.strategy", strategy.name);
    String topic = "contract-" + UUID.randomUUID();
    GenericRecord note = uniqueNote();

    Side.OURS.write(settings, topic, note);

    assertThat(registry(settings).latest(strategy.subject(topic, "-value", note.getSchema())))
        .isPresent();
  }

  static Stream<Pair> pairs() {
    return Pair.all();
  }

  /** Of a record name of its own, as that names a subject for all tests. */
  private static GenericRecord uniqueNote() {
    String name = "Note" + UUID.randomUUID().toString().replace("-", "");
    Schema schema =
        SchemaBuilder.record(name).namespace("shop").fields().requiredInt("stars").endRecord();
    GenericRecord note = new GenericData.Record(schema);
    note.put("stars", 5);
    return note;
  }

  private static SchemaRegistry registry(SerdeSettings settings) {
    return SchemaRegistry.open(RegistrySettings.of(settings.values().get("schema.registry.url")));
  }
}
