package io.millrace.producer.mapping;

import io.millrace.producer.input.Input;
import io.millrace.producer.input.Refusal;
import io.millrace.producer.input.Source;
import io.millrace.producer.target.Target;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What tests ask of mappings. */
final class Mapped {
  private Mapped() {}

  static Mapping mapping(String yaml) {
    return new MappingReader(Path.of("map.yaml")).read(yaml);
  }

  /** Of a mapping without a file. */
  static Mapping plain() {
    return Mapping.of("t", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A record R of fields in JSON. */
  static Schema record(String fields) {
    return schema("{\"type\": \"record\", \"name\": \"R\", \"fields\": [" + fields + "]}");
  }

  /** A record R whose only field v is of a type in JSON. */
  static Schema of(String type) {
    return record("{\"name\": \"v\", \"type\": " + type + "}");
  }

  static Schema schema(String json) throws SchemaParseException {
    return new Schema.Parser().parse(json);
  }

  static MappedSource source(TestRows rows, Mapping mapping, Schema schema) {
    return source(rows, mapping, schema, Optional.empty());
  }

  static MappedSource source(
      TestRows rows, Mapping mapping, Schema schema, Optional<Schema> keySchema) {
    Function<String, Target> targets = topic -> new TestTarget(topic, schema, keySchema);
    return new MappedSource(rows, mapping, targets);
  }

  /** Those that a line tells of together. */
  static List<String> problems(Throwable thrown) {
    String list = thrown.getMessage().replaceFirst("^\\d+ problems: 1\\) ", "");
    return List.of(list.split("; \\d+\\) "));
  }

  static List<Input> inputs(Source source) {
    List<Input> inputs = new ArrayList<>();
    for (Optional<Input> next = source.next(); next.isPresent(); next = source.next()) {
      inputs.add(next.get());
    }
    return inputs;
  }

  static List<ProducerRecord<byte[], byte[]>> events(Source source) {
    List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
    for (Input input : inputs(source)) {
      if (input instanceof Input.Ready ready) {
        events.addAll(ready.records());
      } else {
        throw new AssertionError(refusals(List.of(input)));
      }
    }
    return events;
  }

  /** The values as JSON. */
  static List<String> values(MappedSource source, Schema schema) {
    return events(source).stream().map(event -> TestTarget.json(schema, event.value())).toList();
  }

  static List<String> refusals(List<Input> inputs) {
    return inputs.stream()
        .filter(Input.Refused.class::isInstance)
        .flatMap(input -> ((Input.Refused) input).refusals().stream())
        .map(Refusal::toString)
        .toList();
  }

  static String text(byte[] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }
}
