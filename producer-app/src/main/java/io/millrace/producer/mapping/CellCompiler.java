package io.millrace.producer.mapping;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Makes nodes of forms that are columns, constants and templates. */
final class CellCompiler {
  private static final ValueNode.Fixed NULL = new ValueNode.Fixed(null);
  private static final Converter AS_IS = cell -> cell;

  private final RowShape shape;
  private final Slots slots;
  private final Problems problems;
  private final BitSet shared = new BitSet();

  CellCompiler(RowShape shape, Slots slots, Problems problems) {
    this.shape = shape;
    this.slots = slots;
    this.problems = problems;
  }

  BitSet shared() {
    return shared;
  }

  boolean mayHave(String column) {
    return shape.mayHave(column);
  }

  String hint(String column) {
    return shape.hint(column);
  }

  /**
   * The node of a form.
   *
   * @param schema of what it makes; empty when it has none
   * @param inLines whether the lines of a group may differ in it
   * @param missing for rows that lack the member
   */
  ValueNode compile(
      Form form,
      Optional<Schema> schema,
      Converter converter,
      String path,
      boolean inLines,
      Optional<ValueNode.Fixed> missing) {
    if (form instanceof Form.Column column) {
      return column(column, schema, converter, path, inLines, missing);
    }
    if (form instanceof Form.Constant constant) {
      return constant(constant, converter, path);
    }
    if (form instanceof Form.NamedUuid uuid) {
      return joined(uuid.template(), uuid.at(), true, converter, path, inLines);
    }
    Form.Text text = (Form.Text) form;
    return joined(text.template(), text.at(), false, converter, path, inLines);
  }

  private ValueNode constant(Form.Constant constant, Converter converter, String path) {
    try {
      return new ValueNode.Fixed(converter.convert(constant.value()));
    } catch (Misfit e) {
      problems.add(constant.at(), "%s%s: %s".formatted(path, e.within(), e.getMessage()));
      return NULL;
    }
  }

  private ValueNode column(
      Form.Column column,
      Optional<Schema> schema,
      Converter converter,
      String path,
      boolean inLines,
      Optional<ValueNode.Fixed> missing) {
    int slot = slot(column.name(), column.at(), path, inLines);
    Optional<Schema> written = shape.written(column.name());
    boolean asIs = written.isPresent() && written.equals(schema);
    Optional<ValueNode.Fixed> otherwise =
        missing.or(() -> schema.filter(Schema::isNullable).map(it -> NULL));
    return new ValueNode.Cell(
        slot,
        column.name(),
        path,
        asIs ? AS_IS : converter,
        asIs ? null : written.orElse(null),
        otherwise.orElse(null));
  }

  private ValueNode joined(
      Template template, Spot at, boolean uuid, Converter converter, String path, boolean inLines) {
    List<Template.Part> given = template.parts();
    String[] parts = new String[given.size()];
    ValueNode[] cells = new ValueNode[parts.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = given.get(i).text();
      if (given.get(i).isColumn()) {
        Form.Column column = new Form.Column(parts[i], at);
        cells[i] = column(column, Optional.empty(), asText(), path, inLines, Optional.empty());
      }
    }
    return new ValueNode.Joined(parts, cells, path, uuid, converter);
  }

  private static Converter asText() {
    return new Converters(CellText.DEFAULT).of(textSchema());
  }

  /** Of a Java String. */
  static Schema textSchema() {
    Schema schema = Schema.create(Schema.Type.STRING);
    GenericData.setStringType(schema, GenericData.StringType.String);
    return schema;
  }

  private String hintOf(String column) {
    return column.contains("{")
        ? "; for text with columns in it write {template: \"%s\"}".formatted(column)
        : shape.hint(column);
  }

  private int slot(String column, Spot at, String path, boolean inLines) {
    if (!shape.mayHave(column)) {
      String where = at.equals(Spot.NONE) ? path + ": " : "";
      problems.addOfData(at, "%sthere is no column %s%s".formatted(where, column, hintOf(column)));
    }
    int slot = slots.slot(column);
    if (!inLines) {
      shared.set(slot);
    }
    return slot;
  }
}
