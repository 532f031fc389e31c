package io.millrace.benchmarks;

import io.millrace.example.Address;
import io.millrace.example.OrderEvent;
import io.millrace.example.OrderLine;
import io.millrace.example.OrderPlaced;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The order event (a nested list, a map, decimals, a timestamp) through a serializer and a
 * deserializer.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.millrace.example")
public class OrderSerdeBenchmark {
  private static final String TOPIC = "orders";

  /** {@code ours}, {@code bare} Avro, or {@code theirs}: Confluent's, when on the class path. */
  @Param({"ours", "bare"})
  private String side;

  private final OrderEvent event = event();
  private FixedRegistry registry;
  private Serializer<Object> serializer;
  private Deserializer<Object> deserializer;
  private byte[] wire;

  @Setup
  public void open() throws IOException, ReflectiveOperationException {
    registry = FixedRegistry.start(OrderEvent.getClassSchema().toString());
    Map<String, String> config =
        Map.of("schema.registry.url", registry.url(), "specific.avro.reader", "true");
    serializer = make("Serializer");
    serializer.configure(config, false);
    deserializer = make("Deserializer");
    deserializer.configure(config, false);
    wire = serialize();
  }

  @TearDown
  public void close() {
    registry.close();
  }

  @Benchmark
  public byte[] serialize() {
    return serializer.serialize(TOPIC, event);
  }

  @Benchmark
  public Object deserialize() {
    return deserializer.deserialize(TOPIC, wire);
  }

  /** By name, since theirs is not on the class path of the build. */
  @SuppressWarnings("unchecked") // all are of Object
  private <T> T make(String kind) throws ReflectiveOperationException {
    String prefix =
        switch (side) {
          case "ours" -> "io.millrace.serde.AvroEvent";
          case "theirs" -> "io.confluent.kafka.serializers.KafkaAvro";
          default -> "io.millrace.benchmarks.BareAvro";
        };
    return (T) Class.forName(prefix + kind).getDeclaredConstructor().newInstance();
  }

  private static OrderEvent event() {
    OrderLine line =
        new OrderLine(
            "FUR-CH-10002774",
            "Global Deluxe Stacking Chair, Gray",
            "Furniture",
            "Chairs",
            2,
            new BigDecimal("71.3720"),
            new BigDecimal("0.3000"),
            new BigDecimal("-1.0196"));
    return new OrderEvent(
        new UUID(1, 2),
        "US-2017-156909",
        Instant.ofEpochMilli(1_500_163_200_000L),
        new OrderPlaced(
            "SF-20065",
            "Second Class",
            new Address("United States", "Philadelphia", "Pennsylvania", "19140", "East"),
            List.of(line, line),
            Map.of("segment", "Consumer")));
  }
}
