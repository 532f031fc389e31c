package io.millrace.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.event.Event;
import io.millrace.example.OrderCancelled;
import io.millrace.example.OrderEvent;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;

/** Order events for these tests, also of a kind that only a newer schema has. */
final class Orders {
  static final Instant AT = Instant.parse("2016-11-08T00:00:00Z");

  private static final Schema NEWER = newer();

  private Orders() {}

  static OrderEvent order(int number) {
    return new OrderEvent(
        new UUID(0, number), "O-" + number, AT.plusSeconds(number), new OrderCancelled("no more"));
  }

  static Event<String, OrderEvent> event(int number) {
    OrderEvent order = order(number);
    return Event.of(order.getOrderId(), order, order.getOccurredAt());
  }

  /** An event with a fourth branch in the union of kinds. */
  static Event<String, GenericRecord> returned(int number) {
    Schema kind = NEWER.getField("kind").schema().getTypes().get(3);
    GenericRecord value =
        new GenericRecordBuilder(NEWER)
            .set("eventId", new UUID(0, number).toString())
            .set("orderId", "O-" + number)
            .set("occurredAt", AT.toEpochMilli())
            .set("kind", new GenericRecordBuilder(kind).set("parcel", "P-1").build())
            .build();
    return Event.of("O-" + number, value, AT);
  }

  private static Schema newer() {
    ObjectMapper json = new ObjectMapper();
    try {
      ObjectNode schema = (ObjectNode) json.readTree(OrderEvent.getClassSchema().toString());
      ((ArrayNode) schema.at("/fields/3/type"))
          .add(
              json.readTree(
                  """
                  {"type": "record", "name": "OrderReturned",
                   "fields": [{"name": "parcel", "type": "string"}]}
                  """));
      return new Schema.Parser().parse(schema.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
