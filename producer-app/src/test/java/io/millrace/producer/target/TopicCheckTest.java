package io.millrace.producer.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.cli.AppException;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;

class TopicCheckTest {
  @Test
  void aTopicThatMayOnlyBeReadIsExitCode5() {
    List<AppException> problems =
        TopicCheck.rights("orders", Set.of(AclOperation.READ, AclOperation.DESCRIBE));

    assertThat(problems)
        .singleElement()
        .satisfies(problem -> assertThat(problem.exitCode()).isEqualTo(5))
        .asString()
        .endsWith(
            "topic orders: this user may not write to it: allow the operation Write on the topic");
  }

  @Test
  void brokersThatDoNotSayWhatIsAllowedAreNoProblem() {
    assertThat(TopicCheck.rights("orders", Set.of())).isEmpty();
    assertThat(TopicCheck.rights("orders", null)).isEmpty();
    assertThat(TopicCheck.rights("orders", Set.of(AclOperation.WRITE))).isEmpty();
  }
}
