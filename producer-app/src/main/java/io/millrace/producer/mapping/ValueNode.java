package io.millrace.producer.mapping;

import io.millrace.producer.input.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Makes one value of each group, or of each line of one. Compiled once for a schema. */
@FunctionalInterface
@SuppressWarnings("ArrayRecordComponent") // never compared
interface ValueNode {

  /**
   * The value.
   *
   * @param line the line that it is made of; the first for what the group shares
   */
  Object value(Group group, int line) throws RefusedException;

  /** The same for all rows. */
  record Fixed(Object value) implements ValueNode {
    @Override
    public Object value(Group group, int line) {
      return value;
    }
  }

  /**
   * The cell of a column.
   *
   * @param written the schema of the cells of an Avro file; null of other rows
   * @param missing for rows without the member; null to refuse them
   */
  record Cell(
      int slot, String column, String path, Converter converter, Schema written, Fixed missing)
      implements ValueNode {
    @Override
    public Object value(Group group, int line) throws RefusedException {
      Object cell = group.cell(line, slot);
      if (cell == Slots.MISSING) {
        if (missing != null) {
          return missing.value();
        }
        throw new RefusedException(column, path, "it is missing");
      }
      try {
        return converter.convert(written == null ? cell : AvroCells.plain(written, cell));
      } catch (Misfit e) {
        String field = path + e.within();
        throw new RefusedException(
            column, field.startsWith(".") ? field.substring(1) : field, e.getMessage());
      }
    }
  }

  /**
   * Text with cells in it.
   *
   * @param parts of text, nodes of the same order in between or null
   */
  record Joined(String[] parts, ValueNode[] cells, String path, boolean uuid, Converter converter)
      implements ValueNode {
    @Override
    public Object value(Group group, int line) throws RefusedException {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < parts.length; i++) {
        text.append(cells[i] == null ? parts[i] : cells[i].value(group, line));
      }
      String joined = text.toString();
      try {
        return converter.convert(
            uuid ? UUID.nameUUIDFromBytes(joined.getBytes(StandardCharsets.UTF_8)) : joined);
      } catch (Misfit e) {
        throw new RefusedException("", path, e.getMessage());
      }
    }
  }

  /** A record, with a node for each field by its position; every field that is wrong is told. */
  record OfFields(Schema schema, ValueNode[] fields) implements ValueNode {
    @Override
    public Object value(Group group, int line) {
      GenericData.Record record = new GenericData.Record(schema);
      for (int i = 0; i < fields.length; i++) {
        try {
          record.put(i, fields[i].value(group, line));
        } catch (RefusedException e) {
          group.refuse(line, e);
        }
      }
      return record;
    }
  }

  /** A map of constant keys. */
  record Entries(CharSequence[] keys, ValueNode[] values) implements ValueNode {
    @Override
    public Object value(Group group, int line) throws RefusedException {
      Map<CharSequence, Object> map = new LinkedHashMap<>();
      for (int i = 0; i < keys.length; i++) {
        map.put(keys[i], values[i].value(group, line));
      }
      return map;
    }
  }

  /** An array with an element for each line of the group. */
  record Lines(Schema schema, ValueNode element) implements ValueNode {
    @Override
    public Object value(Group group, int line) {
      GenericData.Array<Object> array = new GenericData.Array<>(group.size(), schema);
      for (int i = 0; i < group.size(); i++) {
        try {
          array.add(element.value(group, i));
        } catch (RefusedException e) {
          group.refuse(i, e);
        }
      }
      return array;
    }
  }

  /** The row itself. */
  record Whole(Schema schema) implements ValueNode {
    @Override
    public Object value(Group group, int line) throws RefusedException {
      return group.row().whole(schema);
    }
  }
}
