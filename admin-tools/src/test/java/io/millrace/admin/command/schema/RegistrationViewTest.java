package io.millrace.admin.command.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.admin.command.output.Document;
import io.millrace.admin.schema.Registration;
import io.millrace.registry.CompatibilityLevel;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RegistrationViewTest {

  @Test
  void whatIsOnlyProposedHasNoVersionAndNoId() {
    Registration registration =
        new Registration(
            Registration.Outcome.PROPOSED,
            "orders-value",
            OptionalInt.empty(),
            OptionalInt.empty(),
            CompatibilityLevel.FULL_TRANSITIVE);

    assertThat(Document.of(RegistrationView.json(registration)))
        .isEqualTo(
            Document.of(
                """
                {"subject": "orders-value", "outcome": "proposed", "version": null, "id": null,
                 "level": "FULL_TRANSITIVE"}
                """));
  }

  @Test
  void whatIsRegisteredHasBoth() {
    Registration registration =
        new Registration(
            Registration.Outcome.REGISTERED,
            "orders-value",
            OptionalInt.of(2),
            OptionalInt.of(17),
            CompatibilityLevel.BACKWARD);

    assertThat(Document.of(RegistrationView.json(registration)))
        .isEqualTo(
            Document.of(
                """
                {"subject": "orders-value", "outcome": "registered", "version": 2, "id": 17,
                 "level": "BACKWARD"}
                """));
  }
}
