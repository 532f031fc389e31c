package io.millrace.admin.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicSelectionTest {

  @Test
  void aNameIsTheWholeTopic() {
    assertThat(TopicSelection.parse("orders.v1"))
        .isEqualTo(new TopicSelection("orders.v1", Set.of()));
  }

  @Test
  void numbersBehindAColonArePartitions() {
    assertThat(TopicSelection.parse("orders:0,12"))
        .isEqualTo(new TopicSelection("orders", Set.of(0, 12)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ":1", "orders:", "orders:a", "orders:1,", "orders:-1", "orders:4000000000"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> TopicSelection.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("orders:0,2");
  }
}
