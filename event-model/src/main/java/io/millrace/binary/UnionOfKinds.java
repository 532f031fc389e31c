package io.millrace.binary;

import org.apache.avro.Resolver;
import org.apache.avro.Schema;

/**
 * A union of more than one record, by the writer's schema or the reader's: kinds, whose names tell
 * them apart. Avro takes a record that it doesn't find by name for the first one that its fields
 * fit, and so would read a new kind as another one.
 */
final class UnionOfKinds {
  private UnionOfKinds() {}

  /**
   * Whether a branch of the writer's is a kind that the reader lacks. Names count without their
   * namespace, as everywhere in Avro's resolution; aliases are applied to the writer's before.
   */
  static boolean lacks(Resolver.WriterUnion union, Resolver.Action branch) {
    Schema written = branch.writer;
    return written.getType() == Schema.Type.RECORD
        && (isOfKinds(union.writer) || isOfKinds(union.reader))
        && !written.getName().equals(read(branch).getName());
  }

  private static Schema read(Resolver.Action branch) {
    return branch instanceof Resolver.ReaderUnion found ? found.actualAction.reader : branch.reader;
  }

  private static boolean isOfKinds(Schema schema) {
    return schema.isUnion()
        && schema.getTypes().stream().filter(b -> b.getType() == Schema.Type.RECORD).count() > 1;
  }
}
