package io.millrace.binary;

import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecordBase;

/** Records, of the class that the data model has for them. */
final class RecordReadNode extends ReadNode {
  /**
   * What to do for one field.
   *
   * @param name of the writer's field, or the reader's that has a default
   * @param position in the reader's record; -1 to drop what was read
   */
  record Step(String name, int position, ReadNode value) {}

  private final Schema schema;
  private final GenericData.InstanceSupplier instances;
  private final boolean plain;
  private final int maxDepth;
  private Step[] steps;

  RecordReadNode(
      Schema schema, GenericData.InstanceSupplier instances, boolean plain, int maxDepth) {
    this.schema = schema;
    this.instances = instances;
    this.plain = plain;
    this.maxDepth = maxDepth;
  }

  /** Once, before the first value: the fields of a recursive schema know this node. */
  void link(Step[] steps) {
    this.steps = steps;
  }

  @Override
  Object read(ByteInput in) {
    in.enter(maxDepth);
    Object record = plain ? new GenericData.Record(schema) : instances.newInstance(null, schema);
    if (record instanceof SpecificRecordBase generated) {
      readGenerated(generated, in);
    } else {
      readGeneric((IndexedRecord) record, in);
    }
    in.leave();
    return record;
  }

  // The two loops differ in how the JVM calls put: by a table of the class or of the interface.

  private void readGenerated(SpecificRecordBase record, ByteInput in) {
    Step[] todo = steps;
    int i = 0;
    try {
      for (; i < todo.length; i++) {
        Step step = todo[i];
        Object value = step.value.read(in);
        if (step.position >= 0) {
          record.put(step.position, value);
        }
      }
    } catch (MalformedDataException e) {
      e.path().inField(todo[i].name);
      throw e;
    } catch (UnknownBranchException e) {
      e.path().inField(todo[i].name);
      throw e;
    } catch (ClassCastException | NullPointerException e) {
      throw new AvroTypeException(
          "%s doesn't take what its field %s is read as: %s"
              .formatted(record.getClass().getName(), todo[i].name, e.getMessage()),
          e);
    }
  }

  private void readGeneric(IndexedRecord record, ByteInput in) {
    Step[] todo = steps;
    int i = 0;
    try {
      for (; i < todo.length; i++) {
        Step step = todo[i];
        Object value = step.value.read(in);
        if (step.position >= 0) {
          record.put(step.position, value);
        }
      }
    } catch (MalformedDataException e) {
      e.path().inField(todo[i].name);
      throw e;
    } catch (UnknownBranchException e) {
      e.path().inField(todo[i].name);
      throw e;
    }
  }
}
