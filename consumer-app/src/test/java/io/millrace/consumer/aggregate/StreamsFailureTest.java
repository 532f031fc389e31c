package io.millrace.consumer.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class StreamsFailureTest {
  private final Application application =
      new Application("sales", "orders", "sales-by-period", "sales", Set.of("sales"));

  @Test
  void theRightThatIsMissingIsThatOfTheTopic() {
    assertThat(denied("orders")).isEqualTo("not authorized to read topic orders");
    assertThat(denied("sales-by-period"))
        .isEqualTo("not authorized to write to topic sales-by-period");
    assertThat(denied("millrace-aggregate-sales-sales-changelog"))
        .contains("topics that begin with millrace-aggregate-sales have to be created");
  }

  private String denied(String topic) {
    StreamsException thrown =
        new StreamsException("in a task", new TopicAuthorizationException(Set.of(topic)));
    return StreamsFailure.of(thrown, application).getMessage();
  }
}
