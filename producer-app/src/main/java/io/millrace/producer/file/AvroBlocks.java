package io.millrace.producer.file;

import io.millrace.app.cli.AppException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * The blocks of an Avro container file, as Avro's specification has them. Avro's own reader takes
 * memory for what a block says of its size; this one for what is there, up to a limit.
 */
final class AvroBlocks {
  private static final byte[] MAGIC = {'O', 'b', 'j', 1};
  private static final int SYNC = 16;
  private static final int MAX_META = 16 * 1024 * 1024;

  private final OpenFile opened;
  private final String file;
  private final AvroBlock packed;
  private final AvroBlock block;
  private final byte[] sync = new byte[SYNC];
  private final byte[] nextSync = new byte[SYNC];
  private byte[] schemaText = {};
  private InputStream in;
  private Schema schema;
  private AvroCodec codec;
  private long count;

  private AvroBlocks(OpenFile opened, int maxBytes) {
    this.opened = opened;
    this.file = opened.file().shown();
    this.packed = new AvroBlock(maxBytes);
    this.block = new AvroBlock(maxBytes);
  }

  /** Of a file; to be opened before anything else. */
  static AvroBlocks of(OpenFile file) {
    return new AvroBlocks(file, (int) Math.min(1 << 30, 2L * file.settings().maxLineBytes()));
  }

  /** Reads the header, and is true; an {@link AppException} when there is none. */
  boolean open() throws IOException {
    InputStream content = opened.unpacked();
    in = content instanceof ByteSource ? content : new ByteSource(content);
    readHeader();
    return true;
  }

  private void readHeader() throws IOException {
    byte[] magic = new byte[MAGIC.length];
    int had = in.readNBytes(magic, 0, magic.length);
    if (!Arrays.equals(magic, MAGIC)) {
      throw AppException.refused(
          file
              + (had == 0 ? " is empty" : " doesn't begin as an Avro file does")
              + ": give an Avro container file, or say another --format");
    }
    Map<String, byte[]> meta = new HashMap<>();
    for (long left = items(); left != 0; left = items()) {
      for (long i = 0; i < left; i++) {
        meta.put(new String(bytes(), StandardCharsets.UTF_8), bytes());
      }
    }
    readFully(sync, SYNC);
    schemaText = meta.getOrDefault("avro.schema", new byte[0]);
    schema = parse(new String(schemaText, StandardCharsets.UTF_8));
    byte[] named = meta.getOrDefault("avro.codec", "null".getBytes(StandardCharsets.UTF_8));
    String name = new String(named, StandardCharsets.UTF_8);
    codec =
        AvroCodec.of(name)
            .orElseThrow(
                () ->
                    AppException.refused(
                        "%s is compressed with %s, which isn't read here: write it with deflate, snappy, zstandard or bzip2"
                            .formatted(file, name)));
  }

  private Schema parse(String text) {
    try {
      return new Schema.Parser().parse(text);
    } catch (SchemaParseException e) {
      throw AppException.refused(
          "%s: the schema in its header is none: %s".formatted(file, e.getMessage()));
    }
  }

  /** Goes on to the next block that has records; false when there is none. */
  boolean next() {
    try {
      do {
        int first = in.read();
        if (first < 0) {
          return false;
        }
        count = readLong(first);
        long size = readLong(in.read());
        if (count < 0 || size < 0) {
          throw new ZipException("a block of " + count + " records and " + size + " bytes");
        }
        readPacked(size);
        codec.unpack(packed.bytes(), packed.length(), block);
      } while (count == 0);
      return true;
    } catch (AvroBlock.TooLargeException e) {
      throw AppException.refused(
          "%s has %s: --max-line-bytes says half of how many are read"
              .formatted(file, e.getMessage()));
    } catch (IOException e) {
      throw Packing.failure(file, e);
    }
  }

  private void readPacked(long size) throws IOException {
    int total = 0;
    while (total < size) {
      packed.ensure(total + 1);
      int part = (int) Math.min(size, packed.bytes().length) - total;
      int got = in.readNBytes(packed.bytes(), total, part);
      if (got < part) {
        throw new EOFException();
      }
      total += got;
    }
    packed.length(total);
    readFully(nextSync, SYNC);
    if (!Arrays.equals(sync, nextSync)) {
      throw new ZipException("a block doesn't end where it says");
    }
  }

  private long items() throws IOException {
    long items = readLong(in.read());
    if (items < 0) {
      readLong(in.read());
      return -items;
    }
    return items;
  }

  private byte[] bytes() throws IOException {
    long length = readLong(in.read());
    if (length < 0 || length > MAX_META) {
      throw new ZipException("its header has a value of " + length + " bytes");
    }
    byte[] bytes = in.readNBytes((int) length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  private void readFully(byte[] target, int length) throws IOException {
    if (in.readNBytes(target, 0, length) < length) {
      throw new EOFException();
    }
  }

  private long readLong(int first) throws IOException {
    long value = 0;
    int next = first;
    for (int shift = 0; shift < 70; shift += 7) {
      if (next < 0) {
        throw new EOFException();
      }
      value |= (next & 0x7FL) << shift;
      if (next < 0x80) {
        return (value >>> 1) ^ -(value & 1);
      }
      next = in.read();
    }
    throw new ZipException("a number of more than 10 bytes");
  }

  Schema schema() {
    return schema;
  }

  /** As it stands in the header. */
  byte[] schemaText() {
    return schemaText;
  }

  /** Of the records in {@link #block}. */
  long count() {
    return count;
  }

  AvroBlock block() {
    return block;
  }
}
