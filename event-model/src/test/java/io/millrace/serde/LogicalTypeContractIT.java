package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract of {@code avro.use.logical.type.converters}: generic records that hold dates,
 * decimals and the like in place of what Avro stores. Raw ones are in {@link SerdeContractIT}.
 */
@WithStack
class LogicalTypeContractIT {
  private static final String CONVERTERS = "avro.use.logical.type.converters";

  static Stream<Arguments> converted() {
    return Pair.with(LogicalKinds.converted());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("converted")
  void aConvertedValueComesBackEqual(Pair pair, LogicalKind kind, Stack stack) {
    SerdeSettings settings = SerdeSettings.at(stack).with(CONVERTERS, true);
    ValueKind value = kind.convertedKind();

    Object read = pair.pass(settings, value.topic(), value.written());

    assertThat(OneField.in(read)).isEqualTo(kind.converted());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("converted")
  void aConvertedValueIsReadRawWithoutTheSetting(Pair pair, LogicalKind kind, Stack stack) {
    SerdeSettings raw = SerdeSettings.at(stack);
    ValueKind value = kind.convertedKind();

    byte[] bytes = pair.writer().write(raw.with(CONVERTERS, true), value.topic(), value.written());

    assertThat(OneField.in(pair.reader().read(raw, value.topic(), bytes))).isEqualTo(kind.raw());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("converted")
  void aRawValueIsWrittenWithTheSettingAsWithout(Pair pair, LogicalKind kind, Stack stack) {
    SerdeSettings settings = SerdeSettings.at(stack);
    ValueKind value = kind.rawKind();

    assertThat(pair.writer().write(settings.with(CONVERTERS, true), value.topic(), value.written()))
        .isEqualTo(pair.reader().write(settings, value.topic(), value.written()));
  }

  static Stream<Arguments> convertedByOurs() {
    return Pair.with(LogicalKinds.convertedByOurs());
  }

  /** On purpose: these are the logical types that came with Avro 1.12. */
  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("convertedByOurs")
  void oursConvertsTypesThatTheirsGivesRaw(Pair pair, LogicalKind kind, Stack stack) {
    SerdeSettings settings = SerdeSettings.at(stack).with(CONVERTERS, true);
    ValueKind value = kind.rawKind();

    Object read = pair.pass(settings, value.topic(), value.written());

    assertThat(OneField.in(read))
        .isEqualTo(pair.reader() == Side.OURS ? kind.converted() : kind.raw());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("convertedByOurs")
  void oursWritesConvertedTypesThatTheirsRefuses(Pair pair, LogicalKind kind, Stack stack) {
    SerdeSettings settings = SerdeSettings.at(stack).with(CONVERTERS, true);
    ValueKind value = kind.convertedKind();

    if (pair.writer() == Side.THEIRS) {
      assertThatThrownBy(() -> Side.THEIRS.write(settings, value.topic(), value.written()))
          .isInstanceOf(SerializationException.class);
    } else {
      byte[] bytes = Side.OURS.write(settings, value.topic(), value.written());
      Object raw = pair.reader().read(SerdeSettings.at(stack), value.topic(), bytes);
      assertThat(OneField.in(raw)).isEqualTo(kind.raw());
    }
  }
}
