package io.millrace.app.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

  @Test
  void coloursAreForTerminalsThatHaveThemAndUsersWhoWantThem() {
    assertThat(Terminal.wantsColour(Map.of("TERM", "xterm"))).isTrue();
    assertThat(Terminal.wantsColour(Map.of("TERM", "xterm", "NO_COLOR", ""))).isTrue();
    assertThat(Terminal.wantsColour(Map.of("TERM", "xterm", "NO_COLOR", "1"))).isFalse();
    assertThat(Terminal.wantsColour(Map.of("TERM", "dumb"))).isFalse();
    assertThat(Terminal.wantsColour(Map.of())).isFalse();
  }

  @Test
  void withoutATerminalThereAreNoColours() {
    assertThat(Terminal.OUT.style()).isEqualTo(Style.PLAIN);
    assertThat(Terminal.ERR.style()).isEqualTo(Style.PLAIN);
  }
}
