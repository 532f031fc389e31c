package io.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BrokerJvmTest {
  private static final Path TEMPORARY = Path.of("/data/tmp");

  @Test
  void flagsOfTheUserComeAfterOursAndSoAreStronger() {
    assertThat(BrokerJvm.options(TEMPORARY, " -XX:TieredStopAtLevel=4  -Xmx1g "))
        .contains("-XX:TieredStopAtLevel=1", "-Xmx512m")
        .endsWith("-XX:TieredStopAtLevel=4", "-Xmx1g");
  }

  @Test
  void withoutThemNothingIsAdded() {
    assertThat(BrokerJvm.options(TEMPORARY, ""))
        .endsWith("-Djava.io.tmpdir=/data/tmp")
        .doesNotContain("");
  }
}
