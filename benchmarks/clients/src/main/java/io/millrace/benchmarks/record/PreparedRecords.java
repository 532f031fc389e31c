package io.millrace.benchmarks.record;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Records in a file: for each, the length of the key, the key, the length of the value, it. */
public final class PreparedRecords {
  private PreparedRecords() {}

  public static void write(List<PreparedRecord> records, Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (PreparedRecord each : records) {
        write(each.key(), out);
        write(each.value(), out);
      }
    }
  }

  private static void write(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * All records of a file.
   *
   * @throws IOException also when there is none, or the last one is cut off
   */
  public static List<PreparedRecord> read(Path file) throws IOException {
    List<PreparedRecord> records = new ArrayList<>();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (int length = in.read(); length != -1; length = in.read()) {
        // The first byte told whether there is another record; three more make the length.
        length =
            length << 24
                | in.readUnsignedByte() << 16
                | in.readUnsignedByte() << 8
                | in.readUnsignedByte();
        records.add(new PreparedRecord(bytes(in, length), bytes(in, in.readInt())));
      }
    }
    if (records.isEmpty()) {
      throw new EOFException("no record in " + file);
    }
    return List.copyOf(records);
  }

  private static byte[] bytes(DataInputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("a record that is cut off");
    }
    return bytes;
  }
}
