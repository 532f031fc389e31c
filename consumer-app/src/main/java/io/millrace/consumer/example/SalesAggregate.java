package io.millrace.consumer.example;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Stop;
import io.millrace.app.connect.Connection;
import io.millrace.consumer.aggregate.AggregateRun;
import io.millrace.consumer.aggregate.Application;
import io.millrace.consumer.aggregate.Basis;
import io.millrace.consumer.aggregate.EventReader;
import io.millrace.consumer.aggregate.EventTimes;
import io.millrace.consumer.aggregate.Ledger;
import io.millrace.consumer.aggregate.Ledgers;
import io.millrace.example.PeriodUnit;
import io.millrace.example.SalesByPeriod;
import io.millrace.serde.AvroEventSerde;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;

/** Sales by period, category and region, counted from a topic of orders to a topic of sales. */
public final class SalesAggregate {
  private final Connection connection;
  private final Application application;
  private final EventTimes times;
  private final Ledgers ledgers = new Ledgers();
  private final SalesBoard board = new SalesBoard();

  private SalesAggregate(Connection connection, Application application, EventTimes times) {
    this.connection = connection;
    this.application = application;
    this.times = times;
  }

  /**
   * An aggregate that is still to run.
   *
   * @param name under which it keeps how far it is
   * @param input a topic of order events
   * @param results a topic that is there
   */
  public static SalesAggregate of(
      Connection connection, String name, String input, String results, EventTimes times) {
    return new SalesAggregate(
        requireNonNull(connection, "connection"),
        SalesTopology.application(name, input, results),
        requireNonNull(times, "times"));
  }

  /** Told of what changed, and of all that there is. */
  public interface Listener {

    /**
     * Called again and again, at least every fifth of a second.
     *
     * @param changed empty when nothing did
     * @return whether to go on
     */
    boolean onChange(List<SalesByPeriod> changed, SalesBoard board);
  }

  /** As {@link AggregateRun#reset}. */
  public void reset() {
    new AggregateRun(connection, application)
        .reset(key -> SalesKey.parse(key).isPresent(), () -> sales().close());
  }

  /** As {@link AggregateRun#run}; once an object. */
  public boolean run(boolean untilEnd, Stop stop, Listener listener) {
    EventReader<SalesByPeriod> results = EventReader.of(SalesByPeriod.class, connection);
    return new AggregateRun(connection, application)
        .run(
            inputId -> SalesTopology.of(basis(inputId), connection, sales(), times, ledgers),
            untilEnd,
            stop,
            records -> listener.onChange(apply(records, results), board));
  }

  private Basis basis(Uuid inputId) {
    return new Basis(times.zone().getId(), application.input(), inputId, application.results());
  }

  /** What became of the events that this process has seen, and of those before them. */
  public Ledger ledger() {
    return ledgers.total();
  }

  /** The results as last read. */
  public SalesBoard board() {
    return board;
  }

  private List<SalesByPeriod> apply(
      List<ConsumerRecord<byte[], byte[]>> records, EventReader<SalesByPeriod> results) {
    List<SalesByPeriod> changed = new ArrayList<>(records.size());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      SalesKey key = key(record);
      SalesByPeriod result = results.read(record);
      board.put(key, result);
      if (result != null) {
        changed.add(result);
      }
    }
    return changed;
  }

  private static SalesKey key(ConsumerRecord<byte[], byte[]> record) {
    return Optional.ofNullable(record.key())
        .flatMap(key -> SalesKey.parse(new String(key, StandardCharsets.UTF_8)))
        .orElseThrow(
            () ->
                AppException.refused(
                    ("the record at offset %d of %s, partition %d, is no result: give --to a topic"
                            + " for results alone")
                        .formatted(record.offset(), record.topic(), record.partition())));
  }

  /** The first use of its schema is here, so that what a registry has against it is said first. */
  private AvroEventSerde<SalesByPeriod> sales() {
    AvroEventSerde<SalesByPeriod> serde = AvroEventSerde.of(SalesByPeriod.class);
    serde.configure(connection.settings(), false);
    SalesKey key = new SalesKey(PeriodUnit.DAY, LocalDate.EPOCH, new SalesGroup("", ""));
    Sales none = Sales.placed(BigDecimal.ZERO.setScale(4), 0);
    serde.serializer().serialize(application.results(), SalesTopology.event(key, none, times));
    return serde;
  }
}
