package io.millrace.binary;

import java.util.Arrays;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.generic.GenericData;

/**
 * The branch that the data model chooses, which it is asked for once for each class of values, and
 * each schema of records, enums and fixed values. Those are what every model of Avro's looks at.
 */
final class UnionWriteNode extends WriteNode {
  private static final int MOST_KNOWN = 32;
  private static final int NO_BRANCH = -1;

  private record Known(Class<?> type, Schema schema, int branch) {}

  private final Schema schema;
  private final GenericData data;
  private final WriteNode[] branches;
  private final int nullBranch;
  private volatile Known[] known = {};

  UnionWriteNode(Schema schema, GenericData data, WriteNode[] branches) {
    this.schema = schema;
    this.data = data;
    this.branches = branches;
    this.nullBranch =
        schema.getTypes().stream().map(Schema::getType).toList().indexOf(Schema.Type.NULL);
  }

  @Override
  void write(Object datum, ByteOutput out) {
    if (datum == null) {
      if (nullBranch == NO_BRANCH) {
        throw DatumMismatchException.expected(expected(), null);
      }
      out.writeInt(nullBranch);
      return;
    }
    int branch = branch(datum);
    out.writeInt(branch);
    branches[branch].write(datum, out);
  }

  @SuppressWarnings("ReferenceEquality") // an equal schema is found as another one
  private int branch(Object datum) {
    Class<?> type = datum.getClass();
    Schema own = datum instanceof GenericContainer container ? container.getSchema() : null;
    for (Known seen : known) {
      if (seen.type == type && seen.schema == own) {
        return seen.branch;
      }
    }
    int branch = resolve(datum);
    remember(new Known(type, own, branch));
    return branch;
  }

  private void remember(Known seen) {
    Known[] before = known;
    if (before.length < MOST_KNOWN) {
      Known[] after = Arrays.copyOf(before, before.length + 1);
      after[before.length] = seen;
      known = after;
    }
  }

  private int resolve(Object datum) {
    try {
      return data.resolveUnion(schema, datum);
    } catch (AvroRuntimeException e) {
      int branch = StandardConversions.branch(schema, datum);
      if (branch == NO_BRANCH) {
        throw DatumMismatchException.expected(expected(), datum);
      }
      return branch;
    }
  }

  private String expected() {
    return "one of " + schema.getTypes().stream().map(Schema::getFullName).toList();
  }
}
