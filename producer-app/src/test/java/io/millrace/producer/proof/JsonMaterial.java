package io.millrace.producer.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;

/** Payments as JSON lines, of which some are broken, and some don't fit the schema. */
final class JsonMaterial implements Material {
  /** In the folder; written when it isn't there. */
  static final String FILE = "payments.jsonl";

  private static final Schema SCHEMA =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "Payment", "namespace": "proof", "fields": [
                {"name": "id", "type": "long"},
                {"name": "customer", "type": "string"},
                {"name": "note", "type": "string"}]}
              """);

  private final List<String> lines = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private int rejects;

  /**
   * @param wrong of how many lines one is, on average; 0 for none
   */
  JsonMaterial(int payments, int wrong, Random random) {
    for (int id = 0; id < payments; id++) {
      add(id, "c" + random.nextInt(20), wrong > 0 && random.nextInt(wrong) == 0);
    }
  }

  private void add(int id, String customer, boolean wrong) {
    String note = "payment ".repeat(1 + id % 5) + id;
    String good =
        "{\"id\": %d, \"customer\": \"%s\", \"note\": \"%s\"}".formatted(id, customer, note);
    if (wrong) {
      lines.add(
          id % 2 == 0 ? good.substring(0, good.length() - 2) : good.replace(": " + id, ": []"));
      rejects++;
    } else {
      lines.add(good);
      events.add(new Event(customer, good));
    }
  }

  /** The lines, each with its end. */
  String text() {
    return String.join("\n", lines) + "\n";
  }

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public List<String> arguments(Path folder, String topic) throws IOException {
    Path schema = Files.writeString(folder.resolve("payment.avsc"), SCHEMA.toString());
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      Files.writeString(file, text());
    }
    return List.of(
        "import",
        file.toString(),
        "--topic",
        topic,
        "--schema",
        schema.toString(),
        "--key",
        "customer");
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
