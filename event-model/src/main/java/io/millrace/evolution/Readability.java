package io.millrace.evolution;

import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/**
 * Avro's verdict on a reader and a writer.
 *
 * <p>Avro has two authorities, which differ. {@link SchemaCompatibility}, which the registries ask,
 * takes an enum of another namespace in a union for readable, and a field that is taken by the
 * alias of another; {@link Resolver}, which reads the data, doesn't. The resolver in turn reads a
 * record of any name. Compatible is what both accept.
 */
final class Readability {
  private final Set<Resolver.Action> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Readability() {}

  /** The directions in which some data of one schema can't be read with the other. */
  static Set<Direction> broken(Schema before, Schema after) {
    Set<Direction> broken = EnumSet.noneOf(Direction.class);
    if (!canRead(after, before)) {
      broken.add(Direction.BACKWARD);
    }
    if (!canRead(before, after)) {
      broken.add(Direction.FORWARD);
    }
    return broken;
  }

  /** Whether all data of the writer can be read. */
  static boolean canRead(Schema reader, Schema writer) {
    if (reader.equals(writer)) {
      // Avro applies no aliases then, not even those that would be ambiguous.
      return true;
    }
    try {
      return isAccepted(reader, writer) && isResolved(reader, writer);
    } catch (AvroRuntimeException | StackOverflowError refused) {
      // Aliases that give two fields or branches one name are an exception, not a result; a null
      // that
      // is the default of a union whose first branch is a recursive record has no end.
      return false;
    }
  }

  private static boolean isAccepted(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
        == SchemaCompatibilityType.COMPATIBLE;
  }

  private static boolean isResolved(Schema reader, Schema writer) {
    // The resolver applies aliases, and so do Avro's readers before they call it: twice in all.
    return new Readability().reads(Resolver.resolve(Schema.applyAliases(writer, reader), reader));
  }

  private boolean reads(Resolver.Action action) {
    if (!seen.add(action)) {
      return true;
    }
    return switch (action.type) {
      case DO_NOTHING, PROMOTE, SKIP -> true;
      case ERROR -> false;
      case ENUM -> IntStream.of(((Resolver.EnumAdjust) action).adjustments).allMatch(i -> i >= 0);
      case CONTAINER -> reads(((Resolver.Container) action).elementAction);
      case RECORD -> readsRecord((Resolver.RecordAdjust) action);
      case WRITER_UNION -> Stream.of(((Resolver.WriterUnion) action).actions).allMatch(this::reads);
      case READER_UNION -> reads(((Resolver.ReaderUnion) action).actualAction);
    };
  }

  private boolean readsRecord(Resolver.RecordAdjust record) {
    // The resolver leaves a hole where it gave up on a record that it was in the middle of.
    return Stream.of(record.readerOrder).noneMatch(field -> field == null)
        && Stream.of(record.fieldActions).allMatch(field -> field != null && reads(field));
  }
}
