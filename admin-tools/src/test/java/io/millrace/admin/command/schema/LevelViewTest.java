package io.millrace.admin.command.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.admin.command.output.Document;
import io.millrace.admin.schema.HeldLevel;
import io.millrace.admin.schema.LevelSource;
import io.millrace.registry.CompatibilityLevel;
import org.junit.jupiter.api.Test;

class LevelViewTest {

  @Test
  void theDefaultIsOfNoSubject() {
    HeldLevel held = new HeldLevel(CompatibilityLevel.BACKWARD, LevelSource.REGISTRY);

    assertThat(Document.of(LevelView.json(null, held)))
        .isEqualTo(
            Document.of(
                """
                {"subject": null, "level": "BACKWARD", "source": "registry"}
                """));
  }

  @Test
  void aSubjectIsNamedWithItsLevel() {
    HeldLevel held = new HeldLevel(CompatibilityLevel.FULL, LevelSource.SUBJECT);

    assertThat(Document.of(LevelView.json("orders-value", held)))
        .isEqualTo(
            Document.of(
                """
                {"subject": "orders-value", "level": "FULL", "source": "subject"}
                """));
  }
}
