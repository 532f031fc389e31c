package io.millrace.producer.target;

import static io.millrace.producer.target.Registration.REGISTER_MISSING;
import static io.millrace.producer.target.TestTopics.ORDER;
import static io.millrace.producer.target.TestTopics.failure;
import static io.millrace.producer.target.TestTopics.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.cli.Failure;
import io.millrace.example.OrderEvent;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Registries that are down, slow, or refuse. */
@WithStack
class RegistryOutageIT {
  private static final Duration LONG = Duration.ofSeconds(30);

  private Stack stack;
  private TestTopics topics;

  @BeforeEach
  void connect(Stack local) {
    stack = local;
    topics = new TestTopics(local);
  }

  @Test
  void eventsGoOnWhenTheRegistryIsGone() throws Exception {
    String topic = topics.create();
    String orders = topics.create();
    Targets targets;
    try (RelayedRegistry relay = new RelayedRegistry(stack.registryUrl())) {
      targets =
          Targets.open(
              topics.connection(relay.url(), LONG),
              List.of(request(topic, ORDER), request(orders, OrderEvent.getClassSchema())),
              REGISTER_MISSING);
    }
    OrderEvent generated = Orders.placed();
    Target target = targets.of(orders);

    byte[] own = target.event("k", generated, null, List.of()).value();
    Object generic =
        new GenericDatumReader<>(target.valueSchema())
            .read(null, DecoderFactory.get().binaryDecoder(own, 5, own.length - 5, null));

    assertThat(target.event("k", generic, null, List.of()).value()).isEqualTo(own);
    assertThat(target.encodedEvent("k", own, 5, own.length - 5, null, List.of()).value())
        .isEqualTo(own);
    assertThat(targets.of(topic).event("k", Orders.generic(ORDER), null, List.of()).value())
        .hasSizeGreaterThan(5);
  }

  @Test
  void aRegistryThatIsDownIsExitCode4WithoutItsCredentials() {
    String topic = topics.create();

    Failure failure =
        failure(
            topics.connection("http://ada:canary-4711@127.0.0.1:1", Duration.ofSeconds(1)),
            REGISTER_MISSING,
            request(topic, ORDER));

    assertThat(failure.exitCode()).isEqualTo(4);
    assertThat(failure.line())
        .startsWith("no answer from the schema registry at http://127.0.0.1:1 (")
        .doesNotContain("canary-4711");
  }

  @Test
  void aSlowRegistryHasTheTimeoutForAllItsAnswersTogether() {
    TargetRequest[] requests =
        Stream.concat(
                Stream.of(request(topics.create(), ORDER)),
                IntStream.range(0, 20).mapToObj(i -> request(TestTopics.name(), ORDER)))
            .toArray(TargetRequest[]::new);
    try (RelayedRegistry relay = new RelayedRegistry(stack.registryUrl())) {
      relay.delay(Duration.ofMillis(600));

      Failure failure =
          failure(
              topics.connection(relay.url(), Duration.ofSeconds(1)), REGISTER_MISSING, requests);

      assertThat(failure)
          .isEqualTo(
              new Failure(
                  4,
                  "the schema registry at %s took more than 1 s for the schemas of all topics: see how it is, or give it more time with --timeout"
                      .formatted(relay.url())));
      assertThat(relay.requests()).isLessThan(20);
    }
    assertThat(topics.registry().versions(requests[0].topic() + "-value")).isEmpty();
  }

  @Test
  void aRegistryThatRefusesTheUserIsExitCode5() {
    String one = topics.create();
    String other = topics.create();
    try (RelayedRegistry relay = new RelayedRegistry(stack.registryUrl())) {
      relay.answer(403, "");
      Failure forbidden =
          failure(
              topics.connection(relay.url(), LONG),
              REGISTER_MISSING,
              request(one, ORDER),
              request(other, ORDER));
      relay.answer(401, "");
      Failure unknown =
          failure(
              topics.connection(relay.url(), LONG),
              REGISTER_MISSING,
              request(one, ORDER),
              request(other, ORDER));

      assertThat(forbidden.exitCode()).isEqualTo(5);
      assertThat(forbidden.line())
          .startsWith("2 problems: 1) topic %s: the schema registry at ".formatted(one))
          .contains("2) topic " + other, "403");
      assertThat(unknown.exitCode()).isEqualTo(5);
      assertThat(unknown.line()).startsWith("the schema registry at ").contains("401");
    }
  }

  @Test
  void aSubjectOfAnotherKindOfSchemaIsNamed() {
    String topic = topics.create();
    try (RelayedRegistry relay = new RelayedRegistry(stack.registryUrl())) {
      relay.answer(
          200,
          "{\"subject\":\"x\",\"version\":1,\"id\":7,\"schemaType\":\"JSON\",\"schema\":\"{}\"}");

      Failure failure =
          failure(topics.connection(relay.url(), LONG), REGISTER_MISSING, request(topic));

      assertThat(failure)
          .isEqualTo(
              new Failure(
                  6,
                  "topic %s: %s-value, version 1 is a schema of kind JSON, and only AVRO can be read"
                      .formatted(topic, topic)));
    }
  }
}
