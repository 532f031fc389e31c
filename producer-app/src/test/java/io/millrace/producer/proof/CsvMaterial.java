package io.millrace.producer.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * Orders in CSV, some lines each, with cells of two lines: two events of an order, under its
 * customer and under itself. Some orders have a line that is wrong.
 */
final class CsvMaterial implements Material {
  private static final Schema SCHEMA =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "Order", "namespace": "proof", "fields": [
                {"name": "id", "type": "long"},
                {"name": "kind", "type": "string"},
                {"name": "customer", "type": "string"},
                {"name": "lines", "type": {"type": "array", "items":
                  {"type": "record", "name": "Line", "fields": [
                    {"name": "n", "type": "int"}, {"name": "note", "type": "string"}]}}}]}
              """);
  private static final String MAPPING =
      """
      group-by: id
      events:
        - topic: TOPIC
          schema: order.avsc
          key: customer
          value: {fields: {kind: {constant: placed}, lines: {lines: {}}}}
        - topic: TOPIC
          schema: order.avsc
          key: id
          value: {fields: {kind: {constant: billed}, lines: {lines: {}}}}
      """;

  private final StringBuilder text = new StringBuilder("id,customer,n,note\n");
  private final List<Event> events = new ArrayList<>();
  private int rejects;

  CsvMaterial(int orders, Random random) {
    for (int id = 0; id < orders; id++) {
      add(id, "c" + random.nextInt(20), 1 + random.nextInt(4), random.nextInt(30) == 0);
    }
  }

  private void add(int id, String customer, int lines, boolean wrong) {
    List<Object> elements = new ArrayList<>();
    for (int n = 0; n < lines; n++) {
      String note = n % 2 == 0 ? "\"first\", " + id + "\nsecond" : "plain " + id;
      String number = wrong && n == lines - 1 ? "many" : "" + n;
      text.append("%d,%s,%s,\"%s\"\n".formatted(id, customer, number, note.replace("\"", "\"\"")));
      GenericData.Record line =
          new GenericData.Record(SCHEMA.getField("lines").schema().getElementType());
      line.put("n", n);
      line.put("note", note);
      elements.add(line);
    }
    if (wrong) {
      rejects++;
    } else {
      events.add(new Event(customer, value(id, "placed", customer, elements)));
      events.add(new Event("" + id, value(id, "billed", customer, elements)));
    }
  }

  private static String value(long id, String kind, String customer, List<Object> lines) {
    GenericData.Record order = new GenericData.Record(SCHEMA);
    order.put("id", id);
    order.put("kind", kind);
    order.put("customer", customer);
    order.put("lines", lines);
    return order.toString();
  }

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public List<String> arguments(Path folder, String topic) throws IOException {
    Files.writeString(folder.resolve("order.avsc"), SCHEMA.toString());
    Path file = folder.resolve("orders.csv");
    if (!Files.exists(file)) {
      Files.writeString(file, text);
    }
    Path mapping =
        Files.writeString(folder.resolve(topic + ".yaml"), MAPPING.replace("TOPIC", topic));
    return List.of("import", file.toString(), "--mapping", mapping.toString());
  }

  @Override
  public List<Event> events() {
    return events;
  }

  @Override
  public int rejects() {
    return rejects;
  }
}
