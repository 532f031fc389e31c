package io.millrace.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsAddressTest {
  @Test
  void aPortAloneIsOnLoopback() {
    assertThat(MetricsAddress.parse("9404")).isEqualTo(new MetricsAddress("127.0.0.1", 9404));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0:9404", "metrics.example:0", "[::1]:65535"})
  void aHostWithAPortIsThatHost(String text) {
    assertThat(MetricsAddress.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", ":9404", "host:", "65536", "-1", "::1:9404", "a:b:1"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> MetricsAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"" + text + "\" is no place for metrics");
  }
}
