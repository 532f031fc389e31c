package io.millrace.producer.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.database.DatabaseAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuerySettingsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://host/db?user=a&password=canary",
        "jdbc:postgresql://host/db?sslpassword=canary",
        "jdbc:postgresql://me:canary@host:5432/db",
        "jdbc:oracle:thin:scott/canary@host:1521:x",
        "jdbc:sqlserver://host;Password = canary",
      })
  void aPasswordInTheUrlIsRefusedAndNotRepeated(String url) {
    assertThatThrownBy(() -> QuerySettings.of(url, Map.of(), "select 1"))
        .hasMessageContaining("PGPASSWORD")
        .hasMessageNotContaining("canary");
  }

  @Test
  void aUrlWithoutAPasswordIsTaken() {
    assertThatCode(
            () -> QuerySettings.of("jdbc:postgresql://h:5432,i:5433/db?user=a@b", Map.of(), ""))
        .doesNotThrowAnyException();
  }

  @Test
  void theEnvironmentsPasswordIsTakenWhereTheFileHasNone() {
    Map<String, String> environment = Map.of("PGPASSWORD", "theirs");

    assertThat(DatabaseAddress.login(Map.of(), environment)).containsEntry("password", "theirs");
    assertThat(DatabaseAddress.login(Map.of("password", "own"), environment))
        .containsEntry("password", "own");
  }

  @Test
  void secretsAreNotInItsText() {
    assertThat(QuerySettings.of("jdbc:x:y", Map.of("password", "canary"), "select 1").toString())
        .doesNotContain("canary");
  }

  @Test
  void whatHasNoGrowingColumnCannotBeResumed() {
    assertThatThrownBy(() -> QuerySettings.of("jdbc:x:y", Map.of(), "select 1").requireResumable())
        .hasMessageContaining("--name");
  }
}
