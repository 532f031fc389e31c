package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.registry.RegisteredSchema;
import io.millrace.registry.RegistryUnavailableException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

/** How long a latest version is believed. */
class LatestVersionTest {
  private static final Schema FIRST =
      SchemaBuilder.record("Note").fields().requiredString("text").endRecord();
  private static final Schema SECOND =
      SchemaBuilder.record("Note")
          .fields()
          .requiredString("text")
          .name("stars")
          .type()
          .intType()
          .intDefault(3)
          .endRecord();
  private static final GenericRecord NOTE =
      new GenericRecordBuilder(FIRST).set("text", "hello").build();

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

  @Test
  void aNewLatestVersionIsTakenUpWhenTheOldOnesTimeIsOver() {
    TestRegistry registry = new TestRegistry("latest-ttl");
    int first = registry.client().register("t-value", FIRST, false);
    AvroEventSerializer<Object> serializer = serializer(registry, "60");

    assertThat(id(serializer)).isEqualTo(first);
    int second = registry.client().register("t-value", SECOND, false);
    pass(Duration.ofSeconds(59));
    assertThat(id(serializer)).isEqualTo(first);
    pass(Duration.ofSeconds(1));
    assertThat(id(serializer)).isEqualTo(second);
  }

  @Test
  void aLatestVersionIsBelievedForEverUnlessATimeIsSet() {
    TestRegistry registry = new TestRegistry("latest-ever");
    int first = registry.client().register("t-value", FIRST, false);
    AvroEventSerializer<Object> serializer = serializer(registry, "-1");

    assertThat(id(serializer)).isEqualTo(first);
    registry.client().register("t-value", SECOND, false);
    pass(Duration.ofDays(400));

    assertThat(id(serializer)).isEqualTo(first);
  }

  @Test
  void aRegistryThatIsAwayLeavesTheVersionThatIsKnown() {
    TestRegistry registry = new TestRegistry("latest-away");
    int first = registry.client().register("t-value", FIRST, false);
    AvroEventSerializer<Object> serializer = serializer(registry, "60");

    assertThat(id(serializer)).isEqualTo(first);
    int second = registry.client().register("t-value", SECOND, false);
    registry.switchOff();
    pass(Duration.ofSeconds(61));
    assertThat(id(serializer)).isEqualTo(first);

    registry.switchOn();
    pass(Duration.ofSeconds(61));
    assertThat(id(serializer)).isEqualTo(second);
  }

  @Test
  void whileOneThreadAsksAgainTheOthersKeepTheVersionThatIsKnown() throws Exception {
    TestRegistry registry = new TestRegistry("latest-threads");
    int first = registry.client().register("t-value", FIRST, false);
    AvroEventSerializer<Object> serializer = serializer(registry, "60");
    assertThat(id(serializer)).isEqualTo(first);
    int second = registry.client().register("t-value", SECOND, false);
    pass(Duration.ofSeconds(61));
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    registry.beforeAnswers(
        () -> {
          asked.countDown();
          await(answered);
        });
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> asking = other.submit(() -> id(serializer));
      await(asked);

      assertThat(id(serializer)).isEqualTo(first);

      answered.countDown();
      assertThat(asking.get()).isEqualTo(second);
      assertThat(id(serializer)).isEqualTo(second);
    } finally {
      other.shutdownNow();
    }
  }

  @Test
  void aRegistryThatIsAwayStopsWhatIsNotKnown() {
    TestRegistry registry = new TestRegistry("latest-unknown");
    registry.switchOff();

    assertThatThrownBy(() -> id(serializer(registry, "60")))
        .isInstanceOf(RegistryUnavailableException.class);
  }

  @Test
  void theLatestVersionWithSomeMetadataIsChosen() {
    TestRegistry registry = new TestRegistry("latest-metadata");
    int first = registry.client().register("t-value", FIRST, false);
    registry.client().register("t-value", SECOND, false);
    registry.describe(
        Map.of("major", "1", "team", "shop"), new RegisteredSchema("t-value", 1, first, FIRST));

    assertThat(id(withMetadata(registry, "major=1, team=shop"))).isEqualTo(first);
    assertThatThrownBy(() -> id(withMetadata(registry, "major=3")))
        .isInstanceOf(SerializationException.class)
        .hasMessage(
            "subject t-value has no version with the metadata {major=3}: register one, or unset"
                + " use.latest.with.metadata");
  }

  private static AvroEventSerializer<Object> withMetadata(TestRegistry registry, String metadata) {
    AvroEventSerializer<Object> serializer = new AvroEventSerializer<>(registry.client());
    serializer.configure(
        Map.of("auto.register.schemas", "false", "use.latest.with.metadata", metadata), false);
    return serializer;
  }

  /** Goes on after a while all the same, so that a test fails rather than hangs. */
  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private AvroEventSerializer<Object> serializer(TestRegistry registry, String ttl) {
    Map<String, Object> settings =
        new HashMap<>(
            Map.of(
                "auto.register.schemas",
                "false",
                "use.latest.version",
                "true",
                "latest.cache.ttl.sec",
                ttl));
    AvroEventSerializer<Object> serializer =
        new AvroEventSerializer<>(RegistryAccess.shared(registry.client()), nanos::get);
    serializer.configure(settings, false);
    return serializer;
  }

  private static int id(AvroEventSerializer<Object> serializer) {
    return ByteBuffer.wrap(serializer.serialize("t", NOTE)).getInt(1);
  }
}
