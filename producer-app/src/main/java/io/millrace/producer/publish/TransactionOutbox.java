package io.millrace.producer.publish;

import io.millrace.app.cli.Failure;
import io.millrace.producer.input.Origin;
import io.millrace.producer.input.Place;
import io.millrace.producer.input.Position;
import io.millrace.producer.input.Refusal;
import io.millrace.producer.input.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.errors.TimeoutException;

/** Sends events in transactions, with the positions of their source where these are kept. */
final class TransactionOutbox implements Outbox {
  private final TransactionalClient client;
  private final Positions positions;
  private final TransactionBounds bounds;
  private final Refusals refusals;
  private final TopicLimits limits;
  private final Stopwatch stopwatch;
  private final Culprits culprits = new Culprits();
  private final Tally tally = new Tally();
  private TransactionAccounts accounts;
  private Deliveries deliveries;
  private Transaction open;
  private long acknowledged;

  TransactionOutbox(
      TransactionalClient client,
      Positions positions,
      TransactionBounds bounds,
      Refusals refusals,
      Stopwatch stopwatch,
      TopicLimits limits) {
    this.client = client;
    this.positions = positions;
    this.bounds = bounds;
    this.refusals = refusals;
    this.stopwatch = stopwatch;
    this.limits = limits;
    startAnew();
  }

  private void startAnew() {
    open = new Transaction(bounds, positions.areKept());
    accounts = new TransactionAccounts(culprits);
    deliveries = new Deliveries(client.producer(), stopwatch, accounts, limits, client::isOverdue);
  }

  @Override
  public Map<String, String> committed() {
    return positions.committed();
  }

  @Override
  public boolean resumes() {
    return positions.areKept();
  }

  @Override
  public void send(
      List<ProducerRecord<byte[], byte[]>> records, int bytes, long due, Optional<Origin> origin)
      throws RefusedException, AbortedException {
    long number = open.inputs() + 1;
    culprits.check(number, bytes, records.get(0));
    open.sent(records, bytes);
    begin();
    Delivery delivery =
        new Delivery(deliveries, due, number, bytes, records.size(), Optional.empty());
    for (int i = 0; i < records.size(); i++) {
      // Each may wait up to its deadline; one that did is enough.
      failure();
      deliveries.send(records.get(i), delivery);
    }
  }

  private void begin() throws AbortedException {
    try {
      client.begin();
    } catch (KafkaException e) {
      throw abort(e);
    }
  }

  @Override
  public void pass(Optional<Position> after) {
    open.pass(after);
  }

  @Override
  public boolean isBoundary() {
    return open.isBoundary();
  }

  @Override
  public boolean isDue() {
    return open.isDue();
  }

  @Override
  public Exception failure() throws AbortedException {
    Exception failure = accounts.failure();
    if (failure != null) {
      throw abort(failure);
    }
    return null;
  }

  @Override
  public void commit(Optional<Position> rejects) throws AbortedException {
    List<Position> moved =
        Stream.concat(open.positions().stream(), rejects.stream())
            .filter(positions::isNews)
            .toList();
    if (open.events() > 0 || !moved.isEmpty()) {
      begin();
      for (Position position : moved) {
        deliveries.sendNow(
            positions.record(position),
            new Delivery(
                deliveries, Delivery.NOT_TIMED, Delivery.OF_NO_INPUT, 0, 1, Optional.empty()));
      }
      commitSent();
      positions.commit(moved);
      open.addTo(tally);
      acknowledged += open.events();
    }
    if (!open.isEmpty()) {
      culprits.clear();
    }
    startAnew();
  }

  private void commitSent() throws AbortedException {
    boolean ended = deliveries.await();
    failure();
    if (!ended) {
      throw abort(new TimeoutException("the brokers didn't acknowledge all events in time"));
    }
    try {
      client.commit();
    } catch (UnknownCommitException e) {
      tally.unknownInputs += open.sentInputs();
      tally.unknownEvents += open.events();
      startAnew();
      throw e.reason();
    } catch (KafkaException e) {
      throw abort(e);
    }
  }

  @Override
  public AbortedException rewind(Exception reason) {
    return client.hasBegun() ? abort(reason) : new AbortedException(reason, false);
  }

  /**
   * Aborts the transaction, which nobody can commit from then on.
   *
   * @throws RuntimeException when this producer can't go on
   */
  private AbortedException abort(Exception cause) {
    tally.aborts++;
    Transaction aborted = open;
    boolean usable = false;
    Exception reason = cause;
    try {
      client.abort();
      usable = ErrorKind.of(cause) != ErrorKind.FATAL;
    } catch (KafkaException e) {
      reason = PublishFailure.isFenced(e) ? e : cause;
    }
    if (!positions.areKept()) {
      takeBack(aborted, reason);
    }
    // What brokers refused was told while the transaction was open, or while it was aborted.
    boolean learned = culprits.takeNews();
    startAnew();
    if (!usable) {
      throw client.failure(reason);
    }
    return new AbortedException(cause, learned);
  }

  private void takeBack(Transaction aborted, Exception reason) {
    tally.refusedEvents += aborted.events();
    refusals.addAll(
        aborted.sentInputs(),
        new Refusal(
            new Place("transaction", tally.commits + tally.aborts),
            "",
            "",
            "aborted: " + Failure.of(reason).line()));
  }

  @Override
  public long acknowledged() {
    return acknowledged;
  }

  @Override
  public Latency latency() {
    return stopwatch.read();
  }

  @Override
  public Tally tally() {
    return tally;
  }

  @Override
  public void close() {
    client.close();
  }

  @Override
  public Map<MetricName, ? extends Metric> clientMetrics() {
    return client.producer().metrics();
  }
}
