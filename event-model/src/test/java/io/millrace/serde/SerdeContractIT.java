package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What one serializer writes, another reads: for every kind of value, against the real registry.
 *
 * <p>This suite, which is all {@code *ContractIT}, runs ours against ours; with the profile {@code
 * confluent}, which puts Confluent's own serializer on the class path, also ours against theirs,
 * theirs against ours, and theirs against theirs, so that the contract is theirs and not our
 * reading of it. A kind that is new goes into {@link GenericKinds}, {@link LogicalKinds} or {@link
 * GeneratedKinds}, and is in the golden bytes then too.
 */
@WithStack
class SerdeContractIT {

  static Stream<Arguments> genericValues() {
    return Pair.with(
        Stream.of(
                GenericKinds.primitives().stream(),
                GenericKinds.complex().stream(),
                logicalKinds().stream().map(LogicalKind::rawKind))
            .flatMap(kinds -> kinds)
            .toList());
  }

  private static List<LogicalKind> logicalKinds() {
    return Stream.of(LogicalKinds.converted(), LogicalKinds.convertedByOurs())
        .flatMap(List::stream)
        .toList();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("genericValues")
  void aValueComesBackEqual(Pair pair, ValueKind kind, Stack stack) {
    assertThat(pair.pass(SerdeSettings.at(stack), kind.topic(), kind.written()))
        .isEqualTo(kind.read());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("genericValues")
  void bothWriteTheSameBytes(Pair pair, ValueKind kind, Stack stack) {
    SerdeSettings settings = SerdeSettings.at(stack);

    assertThat(pair.writer().write(settings, kind.topic(), kind.written()))
        .isEqualTo(pair.reader().write(settings, kind.topic(), kind.written()));
  }

  static Stream<Arguments> generatedValues() {
    return Pair.with(GeneratedKinds.all());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("generatedValues")
  void aGeneratedRecordComesBackEqual(Pair pair, ValueKind kind, Stack stack) {
    SerdeSettings settings = SerdeSettings.at(stack).with("specific.avro.reader", true);

    assertThat(pair.pass(settings, kind.topic(), kind.written())).isEqualTo(kind.read());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("generatedValues")
  void bothWriteTheSameBytesOfAGeneratedRecord(Pair pair, ValueKind kind, Stack stack) {
    // Without this, theirs registers Java's hints as a version of their own: DifferencesContractIT.
    SerdeSettings settings = SerdeSettings.at(stack).with("avro.remove.java.properties", true);

    assertThat(pair.writer().write(settings, kind.topic(), kind.written()))
        .isEqualTo(pair.reader().write(settings, kind.topic(), kind.written()));
  }

  static Stream<Arguments> primitiveKeys() {
    return Pair.with(GenericKinds.primitives());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("primitiveKeys")
  void aKeyComesBackEqual(Pair pair, ValueKind kind, Stack stack) {
    SerdeSettings settings = SerdeSettings.at(stack).ofKeys();

    assertThat(pair.pass(settings, kind.topic(), kind.written())).isEqualTo(kind.read());
  }

  static Stream<Pair> pairs() {
    return Pair.all();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void nullStaysNullWithNoCallToTheRegistry(Pair pair) {
    try (StandInRegistry registry = new StandInRegistry(1)) {
      assertThat(pair.pass(SerdeSettings.at(registry.url()), "contract-null", null)).isNull();
      assertThat(registry.queries()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void bytesThatAreNoEventAreASerializationException(Pair pair, Stack stack) {
    SerdeSettings settings = SerdeSettings.at(stack);
    byte[] whole = pair.writer().write(settings, "contract-broken", "a text");
    byte[] otherMagic = whole.clone();
    otherMagic[0] = 7;
    byte[] unknownId = {0, 0x7f, 0, 0, 0, 2, 'a'};

    for (byte[] broken :
        List.of(otherMagic, unknownId, Arrays.copyOf(whole, 7), Arrays.copyOf(whole, 5))) {
      assertThatThrownBy(() -> pair.reader().read(settings, "contract-broken", broken))
          .isInstanceOf(SerializationException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aValueThatIsNoneOfAvrosIsASerializationException(Pair pair, Stack stack) {
    SerdeSettings settings = SerdeSettings.at(stack);

    assertThatThrownBy(() -> pair.writer().write(settings, "contract-none", new StringBuffer[0]))
        .isInstanceOfAny(SerializationException.class, IllegalArgumentException.class);
  }
}
