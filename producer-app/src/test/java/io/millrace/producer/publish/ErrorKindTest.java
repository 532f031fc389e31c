package io.millrace.producer.publish;

import static io.millrace.producer.publish.ErrorKind.ABORTABLE;
import static io.millrace.producer.publish.ErrorKind.FATAL;
import static io.millrace.producer.publish.ErrorKind.RETRIABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorKindTest {

  @ParameterizedTest
  @CsvSource({
    "REQUEST_TIMED_OUT, RETRIABLE",
    "NOT_LEADER_OR_FOLLOWER, RETRIABLE",
    "NOT_ENOUGH_REPLICAS, RETRIABLE",
    "NOT_ENOUGH_REPLICAS_AFTER_APPEND, RETRIABLE",
    "UNKNOWN_TOPIC_OR_PARTITION, RETRIABLE",
    "NETWORK_EXCEPTION, RETRIABLE",
    "KAFKA_STORAGE_ERROR, RETRIABLE",
    "CORRUPT_MESSAGE, RETRIABLE",
    "COORDINATOR_NOT_AVAILABLE, RETRIABLE",
    "COORDINATOR_LOAD_IN_PROGRESS, RETRIABLE",
    "NOT_COORDINATOR, RETRIABLE",
    "CONCURRENT_TRANSACTIONS, RETRIABLE",
    "THROTTLING_QUOTA_EXCEEDED, RETRIABLE",
    "TRANSACTION_ABORTABLE, ABORTABLE",
    "INVALID_PRODUCER_EPOCH, FATAL",
    "OUT_OF_ORDER_SEQUENCE_NUMBER, ABORTABLE",
    "UNKNOWN_PRODUCER_ID, ABORTABLE",
    "DUPLICATE_SEQUENCE_NUMBER, ABORTABLE",
    "MESSAGE_TOO_LARGE, ABORTABLE",
    "RECORD_LIST_TOO_LARGE, ABORTABLE",
    "INVALID_TIMESTAMP, ABORTABLE",
    "INVALID_RECORD, ABORTABLE",
    "UNKNOWN_SERVER_ERROR, ABORTABLE",
    "PRODUCER_FENCED, FATAL",
    "INVALID_PRODUCER_ID_MAPPING, FATAL",
    "INVALID_TXN_STATE, FATAL",
    "INVALID_TRANSACTION_TIMEOUT, FATAL",
    "TRANSACTION_COORDINATOR_FENCED, FATAL",
    "FENCED_INSTANCE_ID, FATAL",
    "TOPIC_AUTHORIZATION_FAILED, FATAL",
    "CLUSTER_AUTHORIZATION_FAILED, FATAL",
    "TRANSACTIONAL_ID_AUTHORIZATION_FAILED, FATAL",
    "SASL_AUTHENTICATION_FAILED, FATAL",
    "INVALID_TOPIC_EXCEPTION, FATAL",
    "INVALID_REQUIRED_ACKS, FATAL",
    "UNSUPPORTED_VERSION, FATAL",
    "UNSUPPORTED_FOR_MESSAGE_FORMAT, FATAL",
    "INVALID_CONFIG, FATAL",
  })
  void theAnswersOfBrokersHaveAKind(Errors error, ErrorKind kind) {
    assertThat(ErrorKind.of(error.exception())).isEqualTo(kind);
  }

  @Test
  void everyRetriableErrorOfKafkaIsRetriableAndNoOtherIs() {
    Map<ErrorKind, SortedSet<String>> byKind = new EnumMap<>(ErrorKind.class);
    Arrays.stream(Errors.values())
        .filter(error -> error.exception() != null)
        .forEach(
            error ->
                byKind
                    .computeIfAbsent(ErrorKind.of(error.exception()), kind -> new TreeSet<>())
                    .add(error.name()));

    for (Errors error : Errors.values()) {
      if (error.exception() != null) {
        boolean retriable = error.exception() instanceof RetriableException;
        assertThat(byKind.get(RETRIABLE).contains(error.name()))
            .as(error.name())
            .isEqualTo(retriable);
        boolean denied =
            error.exception() instanceof AuthorizationException
                || error.exception() instanceof AuthenticationException;
        assertThat(denied && !byKind.get(FATAL).contains(error.name())).as(error.name()).isFalse();
      }
    }
  }

  @Test
  void anErrorIsLookedAtBehindWhatWrapsIt() {
    assertThat(ErrorKind.of(new KafkaException("in error", new ProducerFencedException("older"))))
        .isEqualTo(FATAL);
    assertThat(ErrorKind.of(new ExecutionException(Errors.REQUEST_TIMED_OUT.exception())))
        .isEqualTo(RETRIABLE);
    assertThat(ErrorKind.of(new KafkaException("of a batch of which one is wrong")))
        .isEqualTo(ABORTABLE);
    assertThat(ErrorKind.of(new InterruptException("now"))).isEqualTo(FATAL);
    assertThat(ErrorKind.of(new SerializationException("no"))).isEqualTo(FATAL);
    assertThat(ErrorKind.of(new IllegalStateException("no"))).isEqualTo(FATAL);
  }

  @Test
  void onlyWhatBrokersCheckBeforeTheyWriteIsCertain() {
    assertThat(DataErrors.isCertain(Errors.MESSAGE_TOO_LARGE.exception())).isTrue();
    assertThat(DataErrors.isCertain(new InvalidRecordException("no key"))).isTrue();
    assertThat(DataErrors.isCertain(Errors.TOPIC_AUTHORIZATION_FAILED.exception())).isTrue();
    assertThat(DataErrors.isCertain(Errors.REQUEST_TIMED_OUT.exception())).isFalse();
    assertThat(DataErrors.isCertain(Errors.OUT_OF_ORDER_SEQUENCE_NUMBER.exception())).isFalse();
    assertThat(DataErrors.isCertain(new KafkaException("closed forcefully"))).isFalse();
    assertThat(DataErrors.isAboutData(Errors.TOPIC_AUTHORIZATION_FAILED.exception())).isFalse();
  }
}
