package io.millrace.admin.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionSelectionTest {

  @Test
  void aNameIsTheWholeTopic() {
    assertThat(PartitionSelection.parse("orders.v1"))
        .isEqualTo(new PartitionSelection("orders.v1", Set.of()));
  }

  @Test
  void numbersBehindAColonArePartitions() {
    assertThat(PartitionSelection.parse("orders:0,12"))
        .isEqualTo(new PartitionSelection("orders", Set.of(0, 12)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ":1", "orders:", "orders:a", "orders:1,", "orders:-1", "orders:4000000000"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> PartitionSelection.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("orders:0,2");
  }
}
