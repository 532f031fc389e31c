package io.millrace.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.registry.StandIn.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is remembered of a registry that a server plays, and what is asked for again. */
class CachingSchemaRegistryTest {
  private static final int THREADS = 16;
  private static final Schema STRING = Schema.create(Schema.Type.STRING);
  private static final Answer FOUND =
      new Answer(200, "{\"subject\":\"s\",\"version\":1,\"id\":7,\"schema\":\"\\\"string\\\"\"}");
  private static final Answer MISSING = new Answer(404, "{\"error_code\":40403}");

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final AtomicLong now = new AtomicLong();
  private final RegistryCounters counters = new RegistryCounters();
  private StandIn server;

  @AfterEach
  void stop() {
    threads.shutdownNow();
    server.close();
  }

  @Test
  void threadsThatMissTheSameIdShareOneRequest() throws Exception {
    CountDownLatch all = new CountDownLatch(THREADS);
    server =
        StandIn.handling(
            exchange -> {
              awaitQuietly(all);
              StandIn.send(exchange, FOUND);
            });
    SchemaRegistry registry = caching(CacheSettings.defaults());
    List<Future<Schema>> schemas = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      schemas.add(
          threads.submit(
              () -> {
                all.countDown();
                return registry.schemaOf(7);
              }));
    }

    for (Future<Schema> schema : schemas) {
      assertThat(schema.get()).isSameAs(schemas.get(0).get());
    }
    assertThat(server.requests).hasSize(1);
    assertThat(counters.requests()).isEqualTo(1);
    assertThat(counters.hits() + counters.misses()).isEqualTo(THREADS);
  }

  @Test
  void threadsThatMissDifferentThingsDoNotWaitForEachOther() throws Exception {
    // No request is answered before all have come: a lock around any two of them would never end.
    CyclicBarrier together = new CyclicBarrier(THREADS);
    server =
        StandIn.handling(
            exchange -> {
              try {
                together.await(30, TimeUnit.SECONDS);
              } catch (Exception e) {
                throw new IllegalStateException("only some requests came", e);
              }
              StandIn.send(exchange, FOUND);
            });
    SchemaRegistry registry = caching(CacheSettings.defaults());
    List<Callable<Object>> calls = new ArrayList<>();
    for (int i = 0; i < THREADS / 4; i++) {
      int id = i;
      calls.add(() -> registry.schemaOf(id));
      calls.add(() -> registry.register("same", schema(id), false));
      calls.add(() -> registry.idOf("s" + id, STRING, false));
      calls.add(() -> registry.latest("s" + id));
    }

    for (Future<Object> answer : threads.invokeAll(calls)) {
      assertThat(answer.get()).isNotNull();
    }
    assertThat(server.requests).hasSize(THREADS);
  }

  @Test
  void whatNeverChangesIsAskedForOnce() {
    server = StandIn.answering(FOUND);
    SchemaRegistry registry = caching(CacheSettings.defaults());

    for (int i = 0; i < 3; i++) {
      assertThat(registry.schemaOf(7)).isEqualTo(STRING);
      assertThat(registry.schemaOf(7, ":.eu:s")).isEqualTo(STRING);
      assertThat(registry.register("s", STRING, false)).isEqualTo(7);
      assertThat(registry.idOf("s", STRING, false)).as("just registered").isEqualTo(7);
      assertThat(registry.version("s", 1)).isPresent();
      assertThat(registry.find("s", STRING)).isPresent();
      assertThat(registry.latest("s")).isPresent();
      assertThat(registry.latest("s", Map.of("a", "b"))).isPresent();
      pass(Duration.ofDays(365));
    }

    assertThat(server.requests).hasSize(7);
    assertThat(counters.misses()).isEqualTo(7);
    assertThat(counters.hits()).isEqualTo(17);
  }

  @Test
  void schemasThatDifferInTheirDocsOnlyAreNotTakenForTheSame() {
    server = StandIn.answering(new Answer(200, "{\"id\":7}"), new Answer(200, "{\"id\":8}"));
    SchemaRegistry registry = caching(CacheSettings.defaults());

    assertThat(registry.register("s", documented("one"), false)).isEqualTo(7);
    assertThat(registry.register("s", documented("two"), false)).isEqualTo(8);
  }

  @Test
  void whatFailedIsAskedForAgain() {
    server = StandIn.answering(new Answer(403, ""), MISSING, FOUND);
    SchemaRegistry registry = caching(CacheSettings.defaults());

    assertThatThrownBy(() -> registry.schemaOf(7)).isInstanceOf(RegistryException.class);
    assertThatThrownBy(() -> registry.schemaOf(7)).isInstanceOf(RegistryException.class);
    assertThat(registry.schemaOf(7)).isEqualTo(STRING);
  }

  @Test
  void anIdThatIsMissingIsNotAskedForAgainUntilItsTimeIsUp() {
    server = StandIn.answering(MISSING, MISSING, FOUND);
    SchemaRegistry registry = caching(missing(Duration.ofSeconds(10)));

    assertThatThrownBy(() -> registry.schemaOf(7)).hasMessageEndingWith("HTTP status 404");
    assertThatThrownBy(() -> registry.schemaOf(7)).hasMessageEndingWith("HTTP status 404");
    assertThat(server.requests).hasSize(1);
    pass(Duration.ofSeconds(10));
    assertThatThrownBy(() -> registry.schemaOf(7)).isInstanceOf(RegistryException.class);
    assertThat(server.requests).hasSize(2);
    pass(Duration.ofSeconds(10));
    assertThat(registry.schemaOf(7)).isEqualTo(STRING);
  }

  @Test
  void aVersionThatIsMissingIsNotAskedForAgainUntilItsTimeIsUp() {
    server = StandIn.answering(MISSING, MISSING, FOUND);
    SchemaRegistry registry = caching(missing(Duration.ofSeconds(10)));

    assertThat(registry.version("s", 1)).isEmpty();
    assertThat(registry.latest("s")).isEmpty();
    assertThat(registry.version("s", 1)).isEmpty();
    assertThat(registry.latest("s")).isEmpty();
    assertThat(server.requests).hasSize(2);
    pass(Duration.ofSeconds(10));
    assertThat(registry.version("s", 1)).isPresent();
    assertThat(registry.latest("s")).isPresent();
  }

  @Test
  void aSchemaThatIsMissingCanBeRegisteredAndIsThereThen() {
    server = StandIn.answering(MISSING, FOUND, FOUND);
    SchemaRegistry registry = caching(missing(Duration.ofDays(1)));

    assertThatThrownBy(() -> registry.idOf("s", STRING, false))
        .isInstanceOf(RegistryException.class);
    assertThatThrownBy(() -> registry.idOf("s", STRING, false))
        .isInstanceOf(RegistryException.class);
    assertThat(server.requests).hasSize(1);
    assertThat(registry.register("s", STRING, false)).isEqualTo(7);
    assertThat(registry.idOf("s", STRING, false)).isEqualTo(7);
    assertThat(registry.find("s", STRING)).isPresent();
  }

  @Test
  void theLatestVersionIsBelievedForItsTime() {
    server = StandIn.answering(FOUND);
    SchemaRegistry registry =
        caching(
            new CacheSettings(
                10,
                10,
                Optional.of(Duration.ofSeconds(60)),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO));

    registry.latest("s");
    pass(Duration.ofSeconds(59));
    registry.latest("s");
    assertThat(server.requests).hasSize(1);
    pass(Duration.ofSeconds(1));
    registry.latest("s");
    assertThat(server.requests).hasSize(2);
  }

  @Test
  void aVersionRegisteredHereIsTheLatestAtOnce() {
    server = StandIn.answering(FOUND);
    SchemaRegistry registry = caching(CacheSettings.defaults());

    registry.latest("s");
    registry.latest("other");
    registry.register("s", STRING, false);
    registry.latest("s");
    registry.latest("other");

    assertThat(server.paths())
        .containsExactly(
            "/subjects/s/versions/latest",
            "/subjects/other/versions/latest",
            "/subjects/s/versions?normalize=false",
            "/subjects/s/versions/latest");
  }

  @Test
  void whatWasReadWhileAVersionWasRegisteredIsNotRemembered() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch registered = new CountDownLatch(1);
    server =
        StandIn.handling(
            exchange -> {
              if (exchange.getRequestMethod().equals("GET") && registered.getCount() > 0) {
                reading.countDown();
                awaitQuietly(registered);
              }
              StandIn.send(exchange, FOUND);
            });
    SchemaRegistry registry = caching(CacheSettings.defaults());

    Future<Optional<RegisteredSchema>> old = threads.submit(() -> registry.latest("s"));
    reading.await();
    registry.register("s", STRING, false);
    registered.countDown();
    old.get();
    registry.latest("s");

    assertThat(server.requests).hasSize(3);
  }

  @Test
  void aDeletedSubjectIsForgotten() {
    server = StandIn.answering(FOUND, FOUND, new Answer(200, "[1]"), FOUND);
    SchemaRegistry registry = caching(CacheSettings.defaults());

    registry.register("s", STRING, false);
    registry.version("s", 1);
    registry.deleteSubject("s", false);
    registry.register("s", STRING, false);
    registry.version("s", 1);

    assertThat(server.requests).hasSize(5);
  }

  @Test
  void theSchemaOfASubjectThatWasUsedLeastRecentlyMakesRoom() {
    server = StandIn.answering(FOUND);
    SchemaRegistry registry =
        caching(
            new CacheSettings(2, 1, Optional.empty(), Duration.ZERO, Duration.ZERO, Duration.ZERO));

    registry.register("s", schema(1), false);
    registry.register("s", schema(2), false);
    registry.register("s", schema(1), false);
    registry.register("s", schema(3), false);
    registry.register("other", schema(2), false);
    assertThat(server.requests).hasSize(4);
    registry.register("s", schema(1), false);
    assertThat(server.requests).hasSize(4);
    registry.register("s", schema(2), false);
    assertThat(server.requests).hasSize(5);
  }

  @Test
  void latestVersionsAndIdsHaveTheirBoundsToo() {
    server = StandIn.answering(FOUND);
    SchemaRegistry registry =
        caching(
            new CacheSettings(1, 2, Optional.empty(), Duration.ZERO, Duration.ZERO, Duration.ZERO));

    for (String subject : List.of("a", "b", "c", "a")) {
      registry.latest(subject);
    }
    assertThat(server.requests).hasSize(4);
    for (int id = 0; id <= 10; id++) {
      registry.schemaOf(id);
    }
    registry.schemaOf(0);
    registry.schemaOf(10);
    assertThat(server.requests).as("ten ids for one schema a subject").hasSize(16);
  }

  private SchemaRegistry caching(CacheSettings settings) {
    RegistrySettings once =
        RegistrySettings.builder(List.of(URI.create(server.url())))
            .retries(0, Duration.ZERO, Duration.ZERO)
            .build();
    return new CachingSchemaRegistry(
        SchemaRegistry.open(once, counters), settings, counters, now::get);
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private static CacheSettings missing(Duration ttl) {
    return new CacheSettings(10, 10, Optional.empty(), ttl, ttl, ttl);
  }

  private static Schema schema(int size) {
    return Schema.createFixed("F", null, null, size);
  }

  private static Schema documented(String doc) {
    return Schema.createFixed("F", doc, null, 1);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
