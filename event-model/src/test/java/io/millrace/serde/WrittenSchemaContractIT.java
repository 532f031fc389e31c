package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.example.Customer;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import io.millrace.registry.RegistrySettings;
import io.millrace.registry.SchemaRegistry;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.util.Utf8;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of the settings that say with which registered schema a value is written. */
@WithStack
class WrittenSchemaContractIT {
  private static final Schema NOTE =
      OneField.parse("{'type':'record','name':'Note','fields':[{'name':'text','type':'string'}]}");

  /** Reads a note, with a default for what it has more. */
  private static final Schema LONGER =
      OneField.parse(
          """
          {'type':'record','name':'Note','fields':[
            {'name':'text','type':'string'},{'name':'stars','type':'int','default':3}]}""");

  private static final GenericRecord VALUE =
      new GenericRecordBuilder(NOTE).set("text", new Utf8("hello")).build();

  private final String topic = "contract-" + UUID.randomUUID();
  private SerdeSettings settings;
  private SchemaRegistry registry;

  @BeforeEach
  void open(Stack stack) {
    settings = SerdeSettings.at(stack);
    registry = SchemaRegistry.open(RegistrySettings.of(stack.registryUrl()));
  }

  static Stream<Pair> pairs() {
    return Pair.all();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void withoutRegistrationTheSubjectsVersionIsLookedUp(Pair pair) {
    int id = registry.register(topic + "-value", NOTE, false);
    SerdeSettings lookUp = settings.with("auto.register.schemas", false);

    byte[] bytes = pair.writer().write(lookUp, topic, VALUE);

    assertThat(idIn(bytes)).isEqualTo(id);
    assertThat(pair.reader().read(settings, topic, bytes)).isEqualTo(VALUE);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void withoutRegistrationAnUnknownSchemaIsRefusedAndNotRegistered(Pair pair) {
    SerdeSettings lookUp = settings.with("auto.register.schemas", false);

    assertThatThrownBy(() -> pair.writer().write(lookUp, topic, VALUE))
        .isInstanceOf(KafkaException.class);
    assertThat(registry.latest(topic + "-value")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void theLatestVersionIsWrittenWhereItReadsTheValue(Pair pair) {
    registry.register(topic + "-value", LONGER, false);
    int latest = registry.register(topic + "-value", NOTE, false);
    GenericRecord longer =
        new GenericRecordBuilder(LONGER).set("text", "hello").set("stars", 5).build();
    SerdeSettings useLatest =
        settings.with("auto.register.schemas", false).with("use.latest.version", true);

    byte[] own = pair.writer().write(useLatest, topic, VALUE);
    byte[] other = pair.writer().write(useLatest, topic, longer);

    assertThat(idIn(own)).isEqualTo(latest);
    assertThat(other).isEqualTo(own);
    assertThat(pair.reader().read(settings, topic, own)).isEqualTo(VALUE);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aLatestVersionThatCannotReadTheValueIsRefused(Pair pair) {
    Schema other =
        OneField.parse("{'type':'record','name':'Note','fields':[{'name':'n','type':'int'}]}");
    registry.register(topic + "-value", other, false);
    SerdeSettings useLatest =
        settings.with("auto.register.schemas", false).with("use.latest.version", true);

    assertThatThrownBy(() -> pair.writer().write(useLatest, topic, VALUE))
        .isInstanceOf(SerializationException.class);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void theSchemaOfAGivenIdIsWritten(Pair pair) {
    int id = registry.register(topic + "-value", NOTE, false);
    registry.register(topic + "-value", LONGER, false);
    SerdeSettings useId = settings.with("auto.register.schemas", false).with("use.schema.id", id);

    byte[] bytes = pair.writer().write(useId, topic, VALUE);

    assertThat(idIn(bytes)).isEqualTo(id);
    assertThat(pair.reader().read(settings, topic, bytes)).isEqualTo(VALUE);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aNormalizedSchemaIsOneForBoth(Pair pair) {
    SerdeSettings normalize = settings.with("normalize.schemas", true);

    byte[] first = pair.writer().write(normalize, topic, VALUE);
    byte[] second =
        pair.reader().write(normalize.with("auto.register.schemas", false), topic, VALUE);

    assertThat(second).isEqualTo(first);
    assertThat(pair.reader().read(settings, topic, first)).isEqualTo(VALUE);
  }

  /** Which schemas have one normal form is up to the registry: Apicurio's finds fewer. */
  @ParameterizedTest
  @MethodSource("sides")
  void theRegistryIsAskedForTheNormalForm(Side side) {
    try (StandInRegistry asked = new StandInRegistry(1)) {
      SerdeSettings normalize = SerdeSettings.at(asked.url()).with("normalize.schemas", true);

      side.write(normalize, topic, VALUE);
      side.write(normalize.with("auto.register.schemas", false), topic, VALUE);

      assertThat(asked.queries()).hasSize(2).allMatch(query -> query.contains("normalize=true"));
    }
  }

  static List<Side> sides() {
    return Side.present();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void javasHintsAreTakenOutOfASchema(Pair pair) {
    Schema file = EventSchemas.withoutJavaHints(Customer.getClassSchema());
    int id = registry.register(topic + "-value", file, false);
    SerdeSettings remove = settings.with("avro.remove.java.properties", true);

    byte[] bytes = pair.writer().write(remove, topic, new Customer("C-1", "Ada", "Consumer"));

    assertThat(idIn(bytes)).isEqualTo(id);
    assertThat(pair.reader().read(settings, topic, bytes))
        .hasToString("{\"customerId\": \"C-1\", \"name\": \"Ada\", \"segment\": \"Consumer\"}");
  }

  private static int idIn(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getInt(1);
  }
}
