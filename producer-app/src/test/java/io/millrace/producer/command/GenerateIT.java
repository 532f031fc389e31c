package io.millrace.producer.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What generate publishes, prints and returns. */
@WithStack
class GenerateIT {
  private Tool tool;

  @BeforeEach
  void open(Stack stack) {
    tool = new Tool(stack);
  }

  @Test
  void randomEventsOfTheTopicsOwnSchemaArriveByCount() {
    String topic = tool.payments();

    int code =
        tool.run(
            "generate",
            "--topic",
            topic,
            "--key",
            "paymentId",
            "--rate",
            "0",
            "--count",
            "500",
            "--seed",
            "7",
            "--transactional");

    assertThat(tool.lines())
        .containsExactly("500 acknowledged (%s 500), 0 refused, 0 unknown".formatted(topic));
    assertThat(code).isZero();
    assertThat(tool.read(topic))
        .hasSize(500)
        .allSatisfy(event -> assertThat(event.value().get("paymentId")).hasToString(event.key()));
  }

  @Test
  void aDryRunOfOrdersSendsNothing() {
    String topic = tool.payments();

    assertThat(tool.run("generate", "--topic", topic, "--count", "5", "--dry-run", "--rate", "0"))
        .isZero();

    assertThat(tool.lines())
        .containsExactly("5 would be published (%s 5), 0 refused, 0 unknown".formatted(topic));
    assertThat(tool.read(topic)).isEmpty();
  }
}
