package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.example.Customer;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import io.millrace.registry.RegistrySettings;
import io.millrace.registry.SchemaRegistry;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where ours differs from theirs on purpose, as {@code docs/serdes.md} says; the logical types are
 * in {@link LogicalTypeContractIT}.
 */
@WithStack
class DifferencesContractIT {
  private final String topic = "contract-" + UUID.randomUUID();
  private SerdeSettings settings;

  @BeforeEach
  void open(Stack stack) {
    settings = SerdeSettings.at(stack);
  }

  @ParameterizedTest
  @MethodSource("sides")
  void aByteBufferCountsFromItsPositionForOursAlone(Side side) {
    ByteBuffer part = ByteBuffer.wrap(new byte[] {9, 1, 2, 9}).position(1).limit(3);

    Object read = side.read(settings, topic, side.write(settings, topic, part));

    assertThat(read)
        .isEqualTo(
            switch (side) {
              case OURS -> new byte[] {1, 2};
              case THEIRS -> new byte[] {9, 1, 2, 9};
            });
  }

  @ParameterizedTest
  @MethodSource("sides")
  void javasHintsAreAVersionOfTheirOwnForTheirsUnlessRemoved(Side side, Stack stack) {
    SchemaRegistry registry = SchemaRegistry.open(RegistrySettings.of(stack.registryUrl()));
    Schema file = EventSchemas.withoutJavaHints(Customer.getClassSchema());
    registry.register(topic + "-value", file, false);

    side.write(settings, topic, new Customer("C-1", "Ada", "Consumer"));

    assertThat(registry.latest(topic + "-value").orElseThrow().version())
        .isEqualTo(
            switch (side) {
              case OURS -> 1;
              case THEIRS -> 2;
            });
  }

  @ParameterizedTest
  @MethodSource("sides")
  void settingsAtOddsAreRefusedByOursAndIgnoredByTheirs(Side side) {
    SerdeSettings atOdds = settings.with("use.latest.version", true);

    switch (side) {
      case OURS ->
          assertThatThrownBy(() -> side.write(atOdds, topic, "a text"))
              .isInstanceOf(ConfigException.class)
              .hasMessageContaining("use.latest.version has no effect while auto.register.schemas");
      case THEIRS -> assertThat(side.write(atOdds, topic, "a text")).isNotEmpty();
    }
  }

  /** The setting came after their 7.7.0, which doesn't know it. */
  @ParameterizedTest
  @MethodSource("sides")
  void trailingBytesAreRefusedByOursWhenAskedTo(Side side) {
    byte[] bytes = side.write(settings, topic, "a text");
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    SerdeSettings strict = settings.with("avro.fail.on.trailing.data", true);

    assertThat(side.read(settings, topic, longer)).isEqualTo("a text");
    switch (side) {
      case OURS ->
          assertThatThrownBy(() -> side.read(strict, topic, longer))
              .isInstanceOfSatisfying(
                  EventDecodingException.class,
                  e ->
                      assertThat(e.reason())
                          .isEqualTo(EventDecodingException.Reason.TRAILING_BYTES));
      case THEIRS -> assertThat(side.read(strict, topic, longer)).isEqualTo("a text");
    }
  }

  static List<Side> sides() {
    return Side.present();
  }
}
