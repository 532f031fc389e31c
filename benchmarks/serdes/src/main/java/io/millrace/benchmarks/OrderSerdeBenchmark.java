package io.millrace.benchmarks;

import io.millrace.example.Address;
import io.millrace.example.OrderEvent;
import io.millrace.example.OrderLine;
import io.millrace.example.OrderPlaced;
import io.millrace.serde.AvroEventDeserializer;
import io.millrace.serde.AvroEventSerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The order event (a nested list, a map, decimals, a timestamp) through our serdes, and through
 * bare Avro with a reused buffer, encoder and decoder and one copy out.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.millrace.example")
public class OrderSerdeBenchmark {
  private static final String TOPIC = "orders";

  private final OrderEvent event = event();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
  private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
  private final SpecificDatumWriter<OrderEvent> writer =
      new SpecificDatumWriter<>(OrderEvent.class);
  private final SpecificDatumReader<OrderEvent> reader =
      new SpecificDatumReader<>(OrderEvent.class);
  private FixedRegistry registry;
  private AvroEventSerializer<OrderEvent> serializer;
  private AvroEventDeserializer<OrderEvent> deserializer;
  private BinaryDecoder decoder;
  private byte[] bare;
  private byte[] wire;

  @Setup
  public void open() throws IOException {
    registry = FixedRegistry.start(OrderEvent.getClassSchema().toString());
    Map<String, String> config =
        Map.of("schema.registry.url", registry.url(), "specific.avro.reader", "true");
    serializer = new AvroEventSerializer<>();
    serializer.configure(config, false);
    deserializer = new AvroEventDeserializer<>();
    deserializer.configure(config, false);
    bare = serializeBare();
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
  public byte[] serializeBare() throws IOException {
    out.reset();
    writer.write(event, encoder);
    return out.toByteArray();
  }

  @Benchmark
  public OrderEvent deserialize() {
    return deserializer.deserialize(TOPIC, wire);
  }

  @Benchmark
  public OrderEvent deserializeBare() throws IOException {
    decoder = DecoderFactory.get().binaryDecoder(bare, decoder);
    return reader.read(null, decoder);
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
