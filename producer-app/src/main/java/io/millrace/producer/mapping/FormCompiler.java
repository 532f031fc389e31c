package io.millrace.producer.mapping;

import io.millrace.spelling.NearestName;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.util.Utf8;

/**
 * Makes nodes of forms for schemas. What doesn't fit becomes a problem, and then a node that is
 * never used.
 */
final class FormCompiler {
  private static final GenericData MODEL = new GenericData();
  private static final ValueNode.Fixed NOTHING = new ValueNode.Fixed(null);

  private final boolean grouped;
  private final Problems problems;
  private final Converters converters;
  private final CellCompiler cells;
  private boolean inLines;

  /**
   * @param grouped whether neighbouring rows are one input
   */
  FormCompiler(
      boolean grouped, RowShape shape, Slots slots, Converters converters, Problems problems) {
    this.grouped = grouped;
    this.problems = problems;
    this.converters = converters;
    this.cells = new CellCompiler(shape, slots, problems);
  }

  /** The columns that stand for a group as a whole, so that its lines have to agree. */
  BitSet shared() {
    return cells.shared();
  }

  /**
   * The node of a value.
   *
   * @param path of the field, for messages
   */
  ValueNode compile(Schema schema, Form form, String path) {
    if (form instanceof Form.Typed typed) {
      Optional<Schema> branch = Unions.named(schema, typed.type());
      if (branch.isEmpty()) {
        problem(typed.at(), path, Unions.unknown(schema, typed.type()));
      }
      return branch.map(it -> compile(it, typed.form(), path)).orElse(NOTHING);
    }
    if (form instanceof Form.Fields fields) {
      return branch(schema, Schema.Type.RECORD, fields, path)
          .map(record -> record(record, fields, path))
          .orElse(NOTHING);
    }
    if (form instanceof Form.Entries entries) {
      return branch(schema, Schema.Type.MAP, entries, path)
          .map(map -> map(map, entries, path))
          .orElse(NOTHING);
    }
    if (form instanceof Form.Lines lines) {
      return branch(schema, Schema.Type.ARRAY, lines, path)
          .map(array -> lines(array, lines, path))
          .orElse(NOTHING);
    }
    Converter converter = converters.of(schema);
    return cells.compile(form, Optional.of(schema), converter, path, inLines, Optional.empty());
  }

  /** The node of something that isn't of a schema, such as a timestamp. */
  ValueNode compile(Converter converter, Form form, String path) {
    if (form instanceof Form.Fields
        || form instanceof Form.Entries
        || form instanceof Form.Lines
        || form instanceof Form.Typed) {
      problem(form.at(), path, "it takes a column, a constant or a template");
      return NOTHING;
    }
    return cells.compile(form, Optional.empty(), converter, path, false, Optional.empty());
  }

  private Optional<Schema> branch(Schema schema, Schema.Type type, Form form, String path) {
    List<Schema> fitting =
        Unions.branches(schema).stream().filter(branch -> branch.getType() == type).toList();
    if (fitting.size() != 1) {
      String what = type.getName();
      problem(
          form.at(),
          path,
          fitting.isEmpty()
              ? "it takes %s, which is no %s%s"
                  .formatted(SchemaNames.of(schema), what, fieldHint(schema, form))
              : "it takes %s: say which with \"type\"".formatted(SchemaNames.of(fitting)));
      return Optional.empty();
    }
    return Optional.of(fitting.get(0));
  }

  private static String fieldHint(Schema schema, Form form) {
    String key = form instanceof Form.Lines ? "lines" : form instanceof Form.Entries ? "map" : "";
    return Unions.branches(schema).stream()
            .anyMatch(it -> it.getType() == Schema.Type.RECORD && it.getField(key) != null)
        ? "; put the field %s under \"fields\"".formatted(key)
        : "";
  }

  private ValueNode record(Schema schema, Form.Fields form, String path) {
    List<String> names = schema.getFields().stream().map(Schema.Field::name).toList();
    form.fields()
        .forEach(
            (name, of) -> {
              if (!names.contains(name)) {
                problem(
                    of.at(),
                    path,
                    "%s has no field %s%s"
                        .formatted(schema.getName(), name, NearestName.hint(name, names)));
              }
            });
    ValueNode[] fields = new ValueNode[names.size()];
    for (Schema.Field field : schema.getFields()) {
      String at = path.isEmpty() ? field.name() : path + "." + field.name();
      Form given = form.fields().get(field.name());
      fields[field.pos()] =
          given == null ? ofOwnName(field, form.at(), at) : compile(field.schema(), given, at);
    }
    return new ValueNode.OfFields(schema, fields);
  }

  private ValueNode ofOwnName(Schema.Field field, Spot record, String path) {
    Optional<ValueNode.Fixed> byDefault =
        field.hasDefaultValue()
            ? Optional.of(new ValueNode.Fixed(MODEL.getDefaultValue(field)))
            : Optional.empty();
    if (!cells.mayHave(field.name())) {
      if (byDefault.isEmpty()) {
        problems.addOfData(
            record,
            "%s: there is no column of its name, and the schema has no default%s"
                .formatted(path, cells.hint(field.name())));
      }
      return byDefault.orElse(NOTHING);
    }
    Form column = new Form.Column(field.name(), record);
    Converter converter = converters.of(field.schema());
    return cells.compile(column, Optional.of(field.schema()), converter, path, inLines, byDefault);
  }

  private ValueNode map(Schema schema, Form.Entries form, String path) {
    boolean plain =
        GenericData.StringType.String.name().equals(schema.getProp(GenericData.STRING_PROP));
    CharSequence[] keys = new CharSequence[form.entries().size()];
    ValueNode[] values = new ValueNode[keys.length];
    int i = 0;
    for (Map.Entry<String, Form> entry : form.entries().entrySet()) {
      String key = entry.getKey();
      keys[i] = plain ? key : new Utf8(key);
      values[i++] = compile(schema.getValueType(), entry.getValue(), path + "." + key);
    }
    return new ValueNode.Entries(keys, values);
  }

  private ValueNode lines(Schema schema, Form.Lines form, String path) {
    if (!grouped) {
      problem(
          form.at(), path, "\"lines\" needs \"group-by\", which says what lines belong together");
    }
    if (inLines) {
      problem(form.at(), path, "\"lines\" can't stand within \"lines\"");
      return NOTHING;
    }
    inLines = true;
    ValueNode element = compile(schema.getElementType(), form.element(), path + Group.EACH);
    inLines = false;
    return new ValueNode.Lines(schema, element);
  }

  private void problem(Spot at, String path, String message) {
    problems.add(at, path.isEmpty() ? message : path + ": " + message);
  }
}
