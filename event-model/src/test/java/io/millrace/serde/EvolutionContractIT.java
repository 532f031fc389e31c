package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.example.Address;
import io.millrace.example.Customer;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract where the schema that wrote a record isn't the one of the class that reads it. */
@WithStack
class EvolutionContractIT {

  static Stream<Pair> pairs() {
    return Pair.all();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aClassReadsAnOlderSchemaWithItsDefaults(Pair pair, Stack stack) {
    Schema older =
        SchemaBuilder.record("Address")
            .namespace("io.millrace.example")
            .fields()
            .requiredString("city")
            .requiredString("country")
            .endRecord();
    GenericRecord written =
        new GenericRecordBuilder(older).set("country", "Austria").set("city", "Graz").build();

    assertThat(pair.pass(specific(stack), "contract-older", written))
        .isEqualTo(new Address("Austria", "Graz", null, null, null));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aClassReadsANewerSchemaWithoutItsFields(Pair pair, Stack stack) {
    Schema newer =
        SchemaBuilder.record("Customer")
            .namespace("io.millrace.example")
            .fields()
            .requiredString("customerId")
            .name("since")
            .type()
            .optional()
            .longType()
            .requiredString("name")
            .requiredString("segment")
            .endRecord();
    GenericRecord written =
        new GenericRecordBuilder(newer)
            .set("customerId", "C-1")
            .set("since", 1L)
            .set("name", "Ada")
            .set("segment", "Consumer")
            .build();

    assertThat(pair.pass(specific(stack), "contract-newer", written))
        .isEqualTo(new Customer("C-1", "Ada", "Consumer"));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void recordsOfTwoVersionsOfATopicAreEachReadWithTheirOwn(Pair pair, Stack stack) {
    GenericRecord first = note(SchemaBuilder.record("Note").fields().requiredInt("stars"));
    GenericRecord second =
        note(
            SchemaBuilder.record("Note")
                .fields()
                .requiredInt("stars")
                .name("text")
                .type()
                .stringType()
                .stringDefault(""));
    SerdeSettings settings = SerdeSettings.at(stack);

    assertThat(pair.pass(settings, "contract-versions", first)).isEqualTo(first);
    assertThat(pair.pass(settings, "contract-versions", second)).isEqualTo(second);
    assertThat(pair.pass(settings, "contract-versions", first)).isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aClassGivenByNameReadsRecordsOfTheSameName(Pair pair, Stack stack) {
    Customer customer = new Customer("C-1", "Ada", "Consumer");
    SerdeSettings typed =
        specific(stack).with("specific.avro.value.type", Customer.class.getName());

    assertThat(pair.pass(typed, "contract-typed", customer)).isEqualTo(customer);
    assertThat(
            pair.pass(
                specific(stack).with("specific.avro.key.type", Customer.class.getName()).ofKeys(),
                "contract-typed",
                customer))
        .isEqualTo(customer);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aSchemaThatTheClassCannotReadIsASerializationException(Pair pair, Stack stack) {
    Schema broken =
        SchemaBuilder.record("Customer")
            .namespace("io.millrace.example")
            .fields()
            .requiredInt("customerId")
            .endRecord();
    GenericRecord written = new GenericRecordBuilder(broken).set("customerId", 1).build();

    assertThatThrownBy(() -> pair.pass(specific(stack), "contract-unreadable", written))
        .isInstanceOf(SerializationException.class);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aRecordWithoutAClassIsASerializationExceptionForASpecificReader(Pair pair, Stack stack) {
    GenericRecord note = note(SchemaBuilder.record("Unheard").fields().requiredInt("stars"));

    assertThatThrownBy(() -> pair.pass(specific(stack), "contract-unheard", note))
        .isInstanceOf(SerializationException.class);
  }

  private static GenericRecord note(SchemaBuilder.FieldAssembler<Schema> fields) {
    return new GenericRecordBuilder(fields.endRecord()).set("stars", 5).build();
  }

  private static SerdeSettings specific(Stack stack) {
    return SerdeSettings.at(stack).with("specific.avro.reader", true);
  }
}
