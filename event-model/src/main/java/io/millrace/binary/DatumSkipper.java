package io.millrace.binary;

import static java.util.Objects.requireNonNull;

import org.apache.avro.Schema;

/**
 * Finds where data in Avro's binary encoding end, and makes nothing of them.
 *
 * <p>Compiled once for a schema, so keep it. Thread-safe.
 */
public final class DatumSkipper {
  private final ReadNode root;

  private DatumSkipper(ReadNode root) {
    this.root = root;
  }

  /** Compiles the schema that the data were written with. */
  public static DatumSkipper of(Schema written, Limits limits) {
    return new DatumSkipper(new SkipNodes(requireNonNull(limits, "limits")).of(written));
  }

  /**
   * Moves over one datum, and leaves the input behind it.
   *
   * @throws MalformedDataException when the bytes don't follow the schema, or exceed a limit
   */
  public void skip(ByteInput in) {
    in.begin();
    root.read(in);
  }
}
