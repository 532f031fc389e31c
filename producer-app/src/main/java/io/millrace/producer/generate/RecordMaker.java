package io.millrace.producer.generate;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Makes records of one schema. */
final class RecordMaker implements Maker {
  private final Schema schema;
  private final Maker[] fields;

  RecordMaker(Schema schema) {
    this.schema = schema;
    this.fields = new Maker[schema.getFields().size()];
  }

  /** Later than the constructor, since a field may be of this very record. */
  void field(int position, Maker maker) {
    fields[position] = maker;
  }

  @Override
  public Object make(Draw draw) {
    GenericData.Record made = new GenericData.Record(schema);
    draw.enter();
    for (int i = 0; i < fields.length; i++) {
      made.put(i, fields[i].make(draw));
    }
    draw.leave();
    return made;
  }
}
