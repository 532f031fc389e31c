package io.millrace.consumer.example;

import io.millrace.consumer.aggregate.Basis;
import io.millrace.consumer.aggregate.EventReader;
import io.millrace.consumer.aggregate.EventTimes;
import io.millrace.consumer.aggregate.Ledger;
import io.millrace.consumer.aggregate.Ledgers;
import io.millrace.example.OrderEvent;
import io.millrace.example.OrderKinds;
import io.millrace.example.OrderPlaced;
import io.millrace.example.PeriodUnit;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Makes what an order event adds to the sales of its day, week and month, in the order of its
 * partition. It keeps the sums of an order until that is shipped or cancelled, as a cancellation
 * doesn't say what it takes back.
 */
final class SalesProcessor extends ContextualProcessor<byte[], byte[], SalesKey, Sales> {
  private static final String ONLY = "ledger";

  private final EventReader<OrderEvent> events;
  private final EventTimes times;
  private final Basis basis;
  private final Ledgers ledgers;
  private KeyValueStore<String, OrderSums> open;
  private KeyValueStore<String, Ledger> kept;
  private Ledger ledger;

  /** As the store has it; null for nothing. */
  private Ledger saved;

  SalesProcessor(EventReader<OrderEvent> events, EventTimes times, Basis basis, Ledgers ledgers) {
    this.events = events;
    this.times = times;
    this.basis = basis;
    this.ledgers = ledgers;
  }

  @Override
  public void init(ProcessorContext<SalesKey, Sales> context) {
    super.init(context);
    open = context.getStateStore(SalesTopology.OPEN_ORDERS);
    kept = context.getStateStore(SalesTopology.LEDGER);
    saved = kept.get(ONLY);
    ledger = saved == null ? Ledger.empty(basis) : saved;
    basis.requireSame(ledger.basis());
    ledgers.put(context.taskId().partition(), ledger);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (record.value() != null) {
      apply(record);
    }
    if (!ledger.equals(saved)) { // with the first event, also by what it was begun
      kept.put(ONLY, ledger);
      saved = ledger;
      ledgers.put(context().taskId().partition(), ledger);
    }
  }

  private void apply(Record<byte[], byte[]> record) {
    OrderEvent event = events.read(record, context().recordMetadata().orElseThrow());
    OrderKinds.accept(
        event,
        placed -> placed(event, placed, record.timestamp()),
        shipped -> open.delete(event.getOrderId()),
        cancelled -> cancelled(event, record.timestamp()));
  }

  private void placed(OrderEvent event, OrderPlaced order, long now) {
    if (counts(event.getOccurredAt())) {
      OrderSums sums = OrderSums.of(order);
      open.put(event.getOrderId(), sums);
      forward(sums, event.getOccurredAt(), now);
    }
  }

  private void cancelled(OrderEvent event, long now) {
    OrderSums sums = open.get(event.getOrderId());
    if (sums == null) {
      ledger = ledger.countUnmatched();
    } else if (counts(event.getOccurredAt())) {
      open.delete(event.getOrderId());
      forward(sums.cancelled(), event.getOccurredAt(), now);
    }
  }

  private boolean counts(Instant at) {
    Ledger judged = times.judge(ledger, at);
    boolean counts = judged.counted() > ledger.counted();
    ledger = judged;
    return counts;
  }

  /** Without the headers of the order: sums are of many. */
  private void forward(OrderSums sums, Instant at, long now) {
    LocalDate day = times.dayOf(at);
    for (PeriodUnit unit : PeriodUnit.values()) {
      LocalDate start = Periods.startOf(unit, day);
      sums.groups()
          .forEach(
              (group, sales) ->
                  context().forward(new Record<>(new SalesKey(unit, start, group), sales, now)));
    }
  }
}
