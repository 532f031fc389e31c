package io.millrace.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RegistrySettingsTest {

  static Stream<Arguments> wrongAddresses() {
    return Stream.of(
        Arguments.of(List.of(), "no registry URL is given"),
        Arguments.of(List.of("ftp://canary"), "must be http:// or https:// with a host, or mock"),
        Arguments.of(List.of("localhost:8081"), "must be http:// or https:// with a host, or mock"),
        Arguments.of(List.of("http://me:canary@host"), "credentials do not belong"),
        Arguments.of(List.of("http://host?token=canary"), "must end with the path"),
        Arguments.of(List.of("http://host#canary"), "must end with the path"),
        Arguments.of(List.of("mock:///canary"), "must name a scope after mock://"),
        Arguments.of(List.of("mock:canary"), "must name a scope after mock://"),
        Arguments.of(List.of("mock://a", "http://canary"), "has mock:// beside another address"),
        Arguments.of(List.of("mock://a", "mock://canary"), "has mock:// beside another address"));
  }

  @ParameterizedTest
  @MethodSource("wrongAddresses")
  void anAddressThatCanBeNoneIsRefusedUnseen(List<String> urls, String message) {
    RegistrySettings.Builder settings =
        RegistrySettings.builder(urls.stream().map(URI::create).toList());

    assertThatThrownBy(settings::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("canary");
  }

  @Test
  void aScopeMayHaveAnyNameThatAUrlCanHave() {
    assertThat(RegistrySettings.of("mock://my_scope:1").mockScope()).contains("my_scope:1");
    assertThat(RegistrySettings.of("http://mock").mockScope()).isEmpty();
  }

  @Test
  void aHeaderThatCannotBeSentIsRefusedWithoutItsValue() {
    for (Map<String, String> header :
        List.of(
            Map.of("X-Key", "cana\r\nry"), Map.of("Host", "canary"), Map.of("X Key", "canary"))) {
      RegistrySettings.Builder settings =
          RegistrySettings.builder(List.of(URI.create("http://a"))).headers(header);

      assertThatThrownBy(settings::build)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("request.header." + header.keySet().iterator().next() + " ")
          .hasMessageNotContaining("canary")
          .hasMessageNotContaining("cana\r");
    }
  }

  @Test
  void aTokenThatCanBeNoneIsRefusedUnseen() {
    for (String token : List.of("", "cana\nry", "canary ü")) {
      assertThatThrownBy(() -> Authorization.bearer(token))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("the registry's token is empty or has characters")
          .hasMessageNotContaining("cana");
    }
  }

  @Test
  void boundsThatRememberNothingAreRefused() {
    assertThatThrownBy(() -> cache(0, 1, Duration.ZERO))
        .hasMessage("max.schemas.per.subject must be at least 1, and is 0");
    assertThatThrownBy(() -> cache(1, -1, Duration.ZERO))
        .hasMessage("latest.cache.size must be at least 1, and is -1");
    assertThatThrownBy(() -> cache(1, 1, Duration.ofSeconds(-2)))
        .hasMessage("missing.id.cache.ttl.sec must be 0 or more, and is -2");
  }

  private static CacheSettings cache(int schemas, int latest, Duration missingId) {
    return new CacheSettings(
        schemas, latest, Optional.empty(), missingId, Duration.ZERO, Duration.ZERO);
  }
}
