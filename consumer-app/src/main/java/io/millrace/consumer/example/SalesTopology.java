package io.millrace.consumer.example;

import io.millrace.app.connect.Connection;
import io.millrace.consumer.aggregate.Application;
import io.millrace.consumer.aggregate.Basis;
import io.millrace.consumer.aggregate.EventReader;
import io.millrace.consumer.aggregate.EventTimes;
import io.millrace.consumer.aggregate.Ledger;
import io.millrace.consumer.aggregate.Ledgers;
import io.millrace.consumer.aggregate.TextSerde;
import io.millrace.example.OrderEvent;
import io.millrace.example.SalesByPeriod;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.WallclockTimestampExtractor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * From order events to sales by period, category and region.
 *
 * <p>What counts is decided while events are in the order of their partition; what is summed after
 * that can come in any order. So the same input has the same result. The timestamps of all that
 * Kafka Streams writes are those of the clock, since brokers refuse records that are far ahead.
 */
public final class SalesTopology {
  static final String OPEN_ORDERS = "open-orders";
  static final String LEDGER = "ledger";
  private static final String SALES = "sales";

  private static final Serde<SalesKey> KEYS =
      TextSerde.of(text -> SalesKey.parse(text).orElseThrow());

  private SalesTopology() {}

  /** The application by a name, from a topic of orders to a topic of sales. */
  public static Application application(String name, String input, String results) {
    return new Application(name, input, results, SALES, Set.of(OPEN_ORDERS, LEDGER, SALES));
  }

  /**
   * The topology.
   *
   * @param sales of the results; configured
   */
  public static Topology of(
      Basis basis,
      Connection connection,
      Serde<SalesByPeriod> sales,
      EventTimes times,
      Ledgers ledgers) {
    EventReader<OrderEvent> events = EventReader.of(OrderEvent.class, connection);
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(
            basis.input(),
            Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                .withTimestampExtractor(new WallclockTimestampExtractor())
                .withOffsetResetPolicy(AutoOffsetReset.earliest()))
        .process(changes(events, times, basis, ledgers), Named.as("order-changes"))
        .groupByKey(Grouped.with(SALES, KEYS, TextSerde.of(Sales::parse)))
        .reduce(
            Sales::plus,
            Named.as("sum"),
            Materialized.<SalesKey, Sales>as(Stores.inMemoryKeyValueStore(SALES))
                .withKeySerde(KEYS)
                .withValueSerde(TextSerde.of(Sales::parse)))
        .toStream()
        .map((key, sum) -> KeyValue.pair(key.toString(), event(key, sum, times)))
        .to(basis.results(), Produced.with(Serdes.String(), sales));
    return builder.build();
  }

  private static ProcessorSupplier<byte[], byte[], SalesKey, Sales> changes(
      EventReader<OrderEvent> events, EventTimes times, Basis basis, Ledgers ledgers) {
    return new ProcessorSupplier<>() {
      @Override
      public SalesProcessor get() {
        return new SalesProcessor(events, times, basis, ledgers);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(
            Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(OPEN_ORDERS),
                Serdes.String(),
                TextSerde.of(OrderSums::parse)),
            // Cached, so that it is written once a transaction.
            Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(LEDGER),
                    Serdes.String(),
                    TextSerde.of(Ledger::parse))
                .withCachingEnabled());
      }
    };
  }

  static SalesByPeriod event(SalesKey key, Sales sum, EventTimes times) {
    String region = key.group().region();
    return new SalesByPeriod(
        key.unit(),
        key.start(),
        times.zone().getId(),
        key.group().category(),
        region.isEmpty() ? null : region,
        sum.revenue(),
        sum.units(),
        sum.cancelledRevenue(),
        sum.cancelledUnits());
  }
}
