package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One value of each kind as the bytes that Confluent's serializer makes of it, kept in {@code
 * golden/values.txt}. With the profile {@code confluent} theirs is held against the same file.
 */
class GoldenBytesTest {
  private static final Map<String, byte[]> GOLDEN = GoldenBytes.read();

  static Stream<ValueKind> kinds() {
    return Stream.of(
            GenericKinds.primitives().stream(),
            GenericKinds.complex().stream(),
            Stream.of(LogicalKinds.converted(), LogicalKinds.convertedByOurs())
                .flatMap(List::stream)
                .map(LogicalKind::rawKind),
            GeneratedKinds.all().stream())
        .flatMap(kinds -> kinds);
  }

  static Stream<Arguments> sidesAndKinds() {
    return Side.present().stream().flatMap(side -> kinds().map(kind -> Arguments.of(side, kind)));
  }

  @Test
  void theFileHasEachKindAndNothingElse() {
    assertThat(GOLDEN.keySet()).containsExactlyElementsOf(kinds().map(ValueKind::name).toList());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("sidesAndKinds")
  void aValueIsWrittenAsTheGoldenBytes(Side side, ValueKind kind) {
    try (StandInRegistry registry = new StandInRegistry(GoldenBytes.ID)) {
      byte[] bytes = side.write(SerdeSettings.at(registry.url()), kind.topic(), kind.written());

      assertThat(line(kind, bytes)).isEqualTo(line(kind, GOLDEN.get(kind.name())));
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("sidesAndKinds")
  void theGoldenBytesAreReadAsTheValue(Side side, ValueKind kind) {
    try (StandInRegistry registry = new StandInRegistry(GoldenBytes.ID)) {
      registry.register(kind.schema());
      SerdeSettings settings =
          SerdeSettings.at(registry.url())
              .with("specific.avro.reader", GeneratedKinds.all().contains(kind));

      Object read = side.read(settings, kind.topic(), GOLDEN.get(kind.name()));

      assertThat(read).isEqualTo(kind.read());
    }
  }

  /** As it stands in the file, so that a failure of theirs shows the line for a new kind. */
  private static String line(ValueKind kind, byte[] bytes) {
    String hex = bytes == null ? "not in the file" : HexFormat.of().formatHex(bytes);
    return kind.name() + ": " + hex.replaceFirst("^(00)(.{8})", "$1 $2 ");
  }
}
