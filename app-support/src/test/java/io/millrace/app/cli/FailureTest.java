package io.millrace.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class FailureTest {

  @Test
  void theCauseInsideAFutureDecides() {
    Failure failure = Failure.of(new ExecutionException(new TimeoutException("no answer")));

    assertThat(failure).isEqualTo(new Failure(ExitCode.UNAVAILABLE, "no answer"));
  }

  @Test
  void theCauseInsideAClientThatCouldNotBeMadeDecides() {
    Failure failure =
        Failure.of(
            new KafkaException(
                "Failed to construct kafka producer", new ConfigException("No such acks")));

    assertThat(failure).isEqualTo(new Failure(ExitCode.USAGE, "No such acks"));
  }

  @Test
  void whoMayNotIsDenied() {
    assertThat(Failure.of(new TopicAuthorizationException("orders")).exitCode())
        .isEqualTo(ExitCode.ACCESS_DENIED);
    assertThat(Failure.of(new SaslAuthenticationException("bad password")).exitCode())
        .isEqualTo(ExitCode.ACCESS_DENIED);
  }

  @Test
  void dataThatDoesNotFitIsRefused() {
    assertThat(Failure.of(new SerializationException("not Avro")).exitCode())
        .isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(Failure.of(new RecordTooLargeException("5 MB")).exitCode())
        .isEqualTo(ExitCode.DATA_REFUSED);
  }

  @Test
  void aMessageOfManyLinesBecomesOne() {
    assertThat(Failure.of(new KafkaException("first\n  second\r\n")).line())
        .isEqualTo("first second");
  }

  @Test
  void anExceptionOfTheJdkIsNamedAsItsMessageMayBeABareWord() {
    assertThat(Failure.of(new IllegalStateException("closed")))
        .isEqualTo(new Failure(ExitCode.FAILED, "IllegalStateException: closed"));
    assertThat(Failure.of(new NullPointerException()).line())
        .isEqualTo("NullPointerException: see --verbose for where it happened");
  }

  @Test
  void anExceptionOfOursSpeaksForItself() {
    assertThat(Failure.of(AppException.refused("line 3: no number")))
        .isEqualTo(new Failure(ExitCode.DATA_REFUSED, "line 3: no number"));
  }

  @Test
  void problemsFoundTogetherAreOneLineWithTheHighestExitCode() {
    AppException usage = AppException.usage("no topic a");
    AppException refused = AppException.refused("no schema b");

    Failure all = Failure.of(AppException.all(List.of(usage, refused, usage)));

    assertThat(all).isEqualTo(new Failure(6, "2 problems: 1) no topic a; 2) no schema b"));
    assertThat(Failure.of(AppException.all(List.of(usage, usage))))
        .isEqualTo(new Failure(2, "no topic a"));
  }
}
