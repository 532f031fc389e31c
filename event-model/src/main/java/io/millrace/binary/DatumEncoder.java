package io.millrace.binary;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.reflect.ReflectData;

/**
 * Writes values of a schema in Avro's binary encoding: the bytes that Avro's own writers make.
 *
 * <p>Takes what Avro's take, and the values of Avro's logical types with no conversion registered.
 * Stricter in what would be lost silently: a number that is no int or long of the schema, a fixed
 * value of another size, and a value for null are refused. So is what is nested deeper than the
 * {@link Limits#defaults}, whatever limits its readers have.
 *
 * <p>Compiled once for a schema, so keep it. Thread-safe.
 */
public final class DatumEncoder {
  private final WriteNode root;

  private DatumEncoder(WriteNode root) {
    this.root = root;
  }

  /**
   * Compiles the schema.
   *
   * @param data the model of the values, with all its conversions: a {@link GenericData}, or a
   *     {@link org.apache.avro.specific.SpecificData} for generated classes. Not of reflection,
   *     which is refused with an {@link IllegalArgumentException}
   */
  public static DatumEncoder of(Schema schema, GenericData data) {
    if (data instanceof ReflectData) {
      throw new IllegalArgumentException("records by reflection are written by Avro's own writer");
    }
    return new DatumEncoder(new EncoderCompiler(data).compile(schema));
  }

  /**
   * Appends a value.
   *
   * @throws DatumMismatchException when it doesn't fit the schema; part of it may be written
   */
  public void write(Object datum, ByteOutput out) {
    root.write(datum, out);
  }
}
