package io.millrace.producer.mapping;

import io.millrace.example.Customer;
import io.millrace.example.OrderEvent;
import io.millrace.producer.input.Input;
import io.millrace.producer.input.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What the mapping in the examples makes of the file of orders. */
final class SuperstoreEvents {
  static final Path CSV = Path.of("../examples/superstore.csv");
  static final Path MAPPING = Path.of("../examples/superstore.yaml");
  private static final Map<String, TestTarget> TARGETS =
      Map.of(
          "customers", TestTarget.of("customers", Customer.getClassSchema()),
          "orders", TestTarget.of("orders", OrderEvent.getClassSchema()));

  private SuperstoreEvents() {}

  /** An event, to be compared. */
  record Bytes(String topic, String key, Long timestamp, ByteBuffer value) {
    static Bytes of(ProducerRecord<byte[], byte[]> event) {
      return new Bytes(
          event.topic(),
          Mapped.text(event.key()),
          event.timestamp(),
          ByteBuffer.wrap(event.value()));
    }

    byte[] bytes() {
      byte[] bytes = new byte[value.remaining()];
      value.duplicate().get(bytes);
      return bytes;
    }
  }

  static List<Input> inputs() throws IOException {
    try (Source source = source()) {
      return Mapped.inputs(source);
    }
  }

  static List<Bytes> events() throws IOException {
    try (Source source = source()) {
      return Mapped.events(source).stream().map(Bytes::of).toList();
    }
  }

  private static Source source() throws IOException {
    TestRows rows = TestRows.csv("superstore.csv", Files.readString(CSV));
    return new MappedSource(rows, Mapping.read(MAPPING), TARGETS::get);
  }
}
