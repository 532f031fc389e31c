package io.millrace.consumer.handle;

import io.millrace.app.connect.Connection;
import io.millrace.event.Event;
import io.millrace.local.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;

/**
 * A topic to which events are sent at a steady rate, whatever is still under way, and a group of
 * two members that handles them. For one thread, which closes it.
 */
final class BusyGroup implements AutoCloseable {
  private static final int PARTITIONS = 6;
  private static final int KEYS = 60;
  private static final int PORTION = 50;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final String protocol;
  private final Bench bench;
  private final HandledLedger ledger = new HandledLedger();
  private final Set<String> failed = ConcurrentHashMap.newKeySet();
  private final List<String> notes = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<EventProcessor> members = new ArrayList<>();
  private final List<Future<Boolean>> runs = new ArrayList<>();
  private volatile boolean isSending = true;
  private Future<Integer> sent;

  private BusyGroup(Bench bench, String protocol) {
    this.bench = bench;
    this.protocol = protocol;
  }

  /** A new one of {@code classic} or {@code consumer}, with nothing to do yet. */
  static BusyGroup create(Stack stack, String protocol) throws Exception {
    return new BusyGroup(Bench.create(stack, PARTITIONS), protocol);
  }

  Bench bench() {
    return bench;
  }

  HandledLedger ledger() {
    return ledger;
  }

  /** Begins, and waits for the first event to be handled. */
  void start() {
    join();
    join();
    sent = threads.submit(this::send);
    Awaitility.await().atMost(PATIENCE).until(() -> ledger.size() > 0);
  }

  /** How many were sent, when each is acknowledged; else it throws. */
  private int send() throws Exception {
    List<Future<RecordMetadata>> all = new ArrayList<>();
    try (KafkaProducer<byte[], byte[]> producer = bench.producer()) {
      while (isSending) {
        bench
            .records(all.size(), all.size() + PORTION, KEYS)
            .forEach(record -> all.add(producer.send(record)));
        Thread.sleep(PAUSE.toMillis());
      }
      for (Future<RecordMetadata> one : all) {
        one.get();
      }
    }
    return all.size();
  }

  /** A new member joins, and the older of the two leaves in order. */
  void relieve() {
    join();
    members.remove(0).stop();
  }

  private void join() {
    Connection connection = bench.connection(Map.of("group.protocol", protocol));
    EventProcessor member =
        EventProcessor.open(
            connection,
            List.of(bench.texts()),
            ProcessorSettings.of(bench.group()).with(new Bounds(8, 500, 1 << 20)),
            this::handle,
            new ProcessorListener() {
              @Override
              public void note(String line) {
                notes.add(line);
              }
            });
    members.add(member);
    runs.add(
        threads.submit(
            () -> {
              try (member) {
                return member.run();
              }
            }));
  }

  /** At any time some wait for their second attempt, with others of their key behind them. */
  private Outcome handle(Event<String, String> event) {
    if (ThreadLocalRandom.current().nextInt(5) == 0 && failed.add(event.value())) {
      return Outcome.retry("not yet");
    }
    ledger.add(event);
    return Outcome.processed();
  }

  /**
   * Sends no more, waits until the group has committed all, and ends it.
   *
   * @return how many were sent
   * @throws Exception when one isn't acknowledged, or a member has failed
   */
  int finish() throws Exception {
    isSending = false;
    int count = sent.get();
    Awaitility.await(protocol)
        .atMost(PATIENCE)
        .until(
            () ->
                members.stream().anyMatch(EventProcessor::hasFailed) || bench.committed() == count);
    members.forEach(EventProcessor::stop);
    for (Future<Boolean> run : runs) {
      run.get();
    }
    System.out.printf(
        "%s: %,d events, handled %,d times, notes %s%n", protocol, count, ledger.size(), notes);
    return count;
  }

  @Override
  public void close() {
    isSending = false;
    members.forEach(EventProcessor::stop);
    threads.shutdownNow();
  }
}
