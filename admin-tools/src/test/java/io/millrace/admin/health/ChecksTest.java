package io.millrace.admin.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChecksTest {
  private static final Map<String, Failure> REGISTRY_AWAY =
      Map.of("registry", new Failure(ExitCode.UNAVAILABLE, "no answer"));

  @Test
  void allAreMadeUnlessSomeAreChosen() {
    assertThat(Checks.choose(List.of(), List.of())).hasSize(Checks.names().size());
    assertThat(Checks.choose(List.of("leaderless"), List.of()))
        .extracting(Check::name)
        .containsExactly("leaderless");
    assertThat(Checks.choose(List.of(), List.of("leaderless")))
        .extracting(Check::name)
        .doesNotContain("leaderless")
        .hasSize(Checks.names().size() - 1);
  }

  @Test
  void anUnknownNameIsRefusedWithTheNearest() {
    assertThatThrownBy(() -> Checks.choose(List.of(), List.of("leadrless")))
        .hasMessageStartingWith(
            "there is no check \"leadrless\"; did you mean leaderless?; there are ");
  }

  @Test
  void nothingToCheckIsRefused() {
    assertThatThrownBy(() -> Checks.choose(List.of("leaderless"), List.of("leaderless")))
        .hasMessage("no check is left: take some out of --skip");
  }

  @Test
  void theExitCodeTellsAWarningFromARemarkAndFromASourceThatIsAway() {
    assertThat(diagnosis(Severity.WARNING, REGISTRY_AWAY).exitCode()).isEqualTo(3);
    assertThat(diagnosis(Severity.ERROR, Map.of()).exitCode()).isEqualTo(3);
    assertThat(diagnosis(Severity.INFO, Map.of()).exitCode()).isEqualTo(3);
    assertThat(diagnosis(Severity.INFO, Map.of()).atLeast(Severity.WARNING).exitCode()).isZero();
    assertThat(diagnosis(Severity.INFO, REGISTRY_AWAY).atLeast(Severity.WARNING).exitCode())
        .isEqualTo(4);
  }

  private static Diagnosis diagnosis(Severity severity, Map<String, Failure> failures) {
    return new Diagnosis(
        List.of(new Finding("c", severity, "r", "e", "m")), List.of("c"), Map.of(), failures);
  }
}
