package io.millrace.producer.target;

import io.millrace.example.Address;
import io.millrace.example.OrderEvent;
import io.millrace.example.OrderLine;
import io.millrace.example.OrderPlaced;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Values of the schemas of {@link TestTopics}. */
final class Orders {
  private Orders() {}

  /** Of a generated class. */
  static OrderEvent placed() {
    OrderLine line =
        new OrderLine(
            "p",
            "Chair",
            "Furniture",
            "Chairs",
            2,
            BigDecimal.valueOf(713_720, 4),
            BigDecimal.valueOf(0, 4),
            BigDecimal.valueOf(-10_196, 4));
    Address to = new Address("United States", "Philadelphia", "Pennsylvania", "19140", "East");
    return new OrderEvent(
        new UUID(1, 2),
        "o-1",
        Instant.ofEpochMilli(1_500_000_000_000L),
        new OrderPlaced("c", "First Class", to, List.of(line), Map.of("segment", "Consumer")));
  }

  /** Raw, as Avro's own reader gives it. */
  static GenericRecord generic(Schema schema) {
    GenericData.Record order = new GenericData.Record(schema);
    order.put("id", "o-1");
    order.put("sales", ByteBuffer.wrap(BigInteger.valueOf(7_137).toByteArray()));
    order.put("at", 1_500_000_000_000L);
    if (schema.getField("note") != null) {
      order.put("note", "");
    }
    return order;
  }
}
