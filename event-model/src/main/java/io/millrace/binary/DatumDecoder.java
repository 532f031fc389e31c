package io.millrace.binary;

import org.apache.avro.AvroTypeException;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.reflect.ReflectData;

/**
 * Reads Avro's binary encoding, from the schema that it was written with to the one that the reader
 * has, by Avro's rules of resolution. The values are of the classes that Avro's own readers make.
 *
 * <p>Stricter than Avro in one point. A record that was written in a union is read as the record of
 * its name or alias, without the namespace, or it is an {@link UnknownBranchException}, if the
 * writer's union or the reader's has more than one record. Avro would read one of another name,
 * such as a new kind of event, as the first that its fields fit.
 *
 * <p>Compiled once for two schemas, so keep it. Thread-safe.
 */
public final class DatumDecoder {
  private final ReadNode root;

  private DatumDecoder(ReadNode root) {
    this.root = root;
  }

  /**
   * Compiles two schemas, which may be the same.
   *
   * @param data the model of the values, with all its conversions: a {@link GenericData}, or a
   *     {@link org.apache.avro.specific.SpecificData} for generated classes. Not of reflection,
   *     which is refused with an {@link IllegalArgumentException}: see {@link ByteInput#asDecoder}
   * @throws AvroTypeException when nothing that was written can be read with the reader's schema.
   *     What only some values show, such as a branch of a union that the reader lacks, fails when
   *     such a value is met
   */
  public static DatumDecoder of(Schema written, Schema read, GenericData data, Limits limits) {
    if (data instanceof ReflectData) {
      throw new IllegalArgumentException("records by reflection are read by Avro's own reader");
    }
    try {
      Resolver.Action action = Resolver.resolve(written, read, data);
      Unresolvable.reason(action)
          .ifPresent(
              reason -> {
                throw new AvroTypeException(reason);
              });
      return new DatumDecoder(new DecoderCompiler(data, limits).compile(action));
    } catch (IllegalArgumentException e) {
      // Such as the enum class of the class path, which lacks a symbol of the reader's schema.
      throw new AvroTypeException(
          "%s can't be read as %s: %s"
              .formatted(written.getFullName(), read.getFullName(), e.getMessage()),
          e);
    }
  }

  /**
   * Reads one datum, and leaves the input behind it.
   *
   * @return null for a null that was written
   * @throws MalformedDataException when the bytes don't follow the schema, or exceed a limit
   * @throws UnknownBranchException when the writer used what the reader's schema doesn't have
   * @throws AvroTypeException when this value can't be resolved, though others could be
   */
  public Object read(ByteInput in) {
    in.begin();
    return root.read(in);
  }
}
