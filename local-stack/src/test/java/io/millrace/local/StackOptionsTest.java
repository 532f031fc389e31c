package io.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StackOptionsTest {
  @Test
  void brokersAreOneOrThree() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StackOptions.ephemeral().withBrokers(2))
        .withMessage("brokers can be 1 or 3, not 2");
  }

  @Test
  void theRegistryCannotHaveAPortOfABroker() {
    StackOptions three = StackOptions.ephemeral().withBrokers(3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> three.withPorts(9092, 9094))
        .withMessage("Kafka and the registry both want port 9094");
    assertThat(three.withPorts(9092, 9095).registryPort()).isEqualTo(9095);
  }

  @Test
  void aDataFolderIsKeptAsAnAbsolutePath() {
    assertThat(StackOptions.keepingDataIn(Path.of("a", "..", "b")).data())
        .contains(Path.of("b").toAbsolutePath());
  }
}
