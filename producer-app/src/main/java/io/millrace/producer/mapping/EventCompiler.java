package io.millrace.producer.mapping;

import io.millrace.producer.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/** Makes events' nodes of their forms. */
final class EventCompiler {
  private static final Schema TEXT = CellCompiler.textSchema();

  /** Of a header, which may be left out. */
  private static final Schema TEXT_OR_NULL =
      Schema.createUnion(Schema.create(Schema.Type.NULL), TEXT);

  private final boolean grouped;
  private final RowShape shape;
  private final FormCompiler forms;
  private final Converters converters;
  private final Problems problems;

  EventCompiler(
      boolean grouped,
      RowShape shape,
      FormCompiler forms,
      Converters converters,
      Problems problems) {
    this.grouped = grouped;
    this.shape = shape;
    this.forms = forms;
    this.converters = converters;
    this.problems = problems;
  }

  EventNode compile(EventForm event, Target target) {
    ValueNode key = key(event, target);
    ValueNode timestamp =
        event
            .timestamp()
            .map(form -> forms.compile(converters.timestamp(), form, "timestamp"))
            .orElse(null);
    List<String> names = new ArrayList<>();
    List<ValueNode> headers = new ArrayList<>();
    for (Map.Entry<String, Form> header : event.headers().entrySet()) {
      names.add(header.getKey());
      headers.add(forms.compile(TEXT_OR_NULL, header.getValue(), "header " + header.getKey()));
    }
    boolean whole =
        event.value().isEmpty()
            && shape.schema().map(target.valueSchema()::equals).orElse(shape.columns().isEmpty());
    return new EventNode(target, key, timestamp, names, headers, value(event, target), whole);
  }

  private ValueNode key(EventForm event, Target target) {
    Optional<Schema> schema = target.keySchema();
    if (event.key().isPresent()) {
      Form form = event.key().get();
      return schema.isPresent()
          ? forms.compile(schema.get(), form, "key")
          : forms.compile(converters.of(TEXT), form, "key");
    }
    if (schema.isEmpty()) {
      return null;
    }
    if (schema.get().getType() == Schema.Type.RECORD) {
      return forms.compile(schema.get(), new Form.Fields(Map.of(), event.at()), "key");
    }
    problems.add(
        event.at(),
        "topic %s: its key is %s: say with \"key\" where it comes from"
            .formatted(event.topic(), SchemaNames.of(schema.get())));
    return null;
  }

  private ValueNode value(EventForm event, Target target) {
    Schema schema = target.valueSchema();
    if (event.value().isPresent()) {
      return given(schema, event.value().get());
    }
    if (shape.columns().isPresent()) {
      return forms.compile(schema, new Form.Fields(Map.of(), event.at()), "");
    }
    if (grouped) {
      problems.add(
          event.at(),
          "topic %s: with \"group-by\" an event needs \"value\", as no row is the whole of it"
              .formatted(event.topic()));
    }
    return new ValueNode.Whole(schema);
  }

  /** Null is a tombstone, whatever the schema. */
  private ValueNode given(Schema schema, Form form) {
    boolean scalar = form instanceof Form.Constant || form instanceof Form.Column;
    if (!scalar) {
      return forms.compile(schema, form, "");
    }
    Converter converter = converters.of(schema);
    return forms.compile(
        (Converter) cell -> Converters.isNull(cell) ? null : converter.convert(cell), form, "");
  }
}
