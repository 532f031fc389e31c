package io.millrace.serde;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Resolver;
import org.apache.avro.Resolver.Action;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * Finds where a value's logical type is another than that of the schema it would be written with.
 * Avro resolves schemas without a look at them, so amounts and times would get another meaning. A
 * type that only one of the two schemas has is let pass, since the number stays what it is. Read
 * from the properties, as Avro doesn't know all types.
 */
final class LogicalTypeMatch {
  private final Set<Action> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private LogicalTypeMatch() {}

  /** Where they differ and how, for a message; empty when they don't. */
  static Optional<String> difference(Schema from, Schema to) {
    Action action = Resolver.resolve(from, to, GenericData.get());
    return new LogicalTypeMatch().find(from.getFullName(), action);
  }

  private Optional<String> find(String path, Action action) {
    // The resolver leaves a hole where it gave up on a field of a record.
    if (action == null || !seen.add(action)) {
      return Optional.empty();
    }
    return switch (action.type) {
      case SKIP, ERROR -> Optional.empty();
      case WRITER_UNION ->
          first(Stream.of(((Resolver.WriterUnion) action).actions).map(each -> find(path, each)));
      case READER_UNION -> find(path, ((Resolver.ReaderUnion) action).actualAction);
      case CONTAINER ->
          here(path, action)
              .or(() -> find(path + "[]", ((Resolver.Container) action).elementAction));
      case RECORD -> here(path, action).or(() -> inFields(path, (Resolver.RecordAdjust) action));
      case DO_NOTHING, PROMOTE, ENUM -> here(path, action);
    };
  }

  private Optional<String> inFields(String path, Resolver.RecordAdjust record) {
    return first(
        record.writer.getFields().stream()
            .map(field -> find(path + "." + field.name(), record.fieldActions[field.pos()])));
  }

  private static Optional<String> first(Stream<Optional<String>> found) {
    return found.flatMap(Optional::stream).findFirst();
  }

  private static Optional<String> here(String path, Action action) {
    String from = action.writer.getProp("logicalType");
    String to = action.reader.getProp("logicalType");
    if (from == null || to == null || fits(action.writer, from, action.reader, to)) {
      return Optional.empty();
    }
    return Optional.of(
        "%s at %s, where the value has %s"
            .formatted(shown(action.reader, to), path, shown(action.writer, from)));
  }

  private static boolean fits(Schema writer, String from, Schema reader, String to) {
    return from.equals(to)
        && (!from.equals("decimal")
            || (number(writer, "scale") == number(reader, "scale")
                && number(writer, "precision") <= number(reader, "precision")));
  }

  private static String shown(Schema schema, String type) {
    return type.equals("decimal")
        ? "decimal(%d, %d)".formatted(number(schema, "precision"), number(schema, "scale"))
        : type;
  }

  private static int number(Schema schema, String property) {
    return schema.getObjectProp(property) instanceof Number number ? number.intValue() : 0;
  }
}
