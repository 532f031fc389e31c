package io.millrace.producer.file;

import com.github.luben.zstd.RecyclingBufferPool;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.xerial.snappy.Snappy;

/** How the blocks of an Avro file are compressed. For one thread. */
enum AvroCodec {
  NULL("null") {
    @Override
    void unpack(byte[] packed, int length, AvroBlock target) throws IOException {
      target.ensure(length);
      System.arraycopy(packed, 0, target.bytes(), 0, length);
      target.length(length);
    }
  },
  DEFLATE("deflate") {
    @Override
    void unpack(byte[] packed, int length, AvroBlock target) throws IOException {
      Inflater inflater = new Inflater(true);
      try {
        inflater.setInput(packed, 0, length);
        int total = 0;
        while (!inflater.finished()) {
          target.ensure(total + 1);
          int count = inflater.inflate(target.bytes(), total, target.bytes().length - total);
          if (count == 0 && inflater.needsInput()) {
            throw new ZipException("a block that deflate can't unpack");
          }
          total += count;
        }
        target.length(total);
      } catch (DataFormatException e) {
        throw broken(e);
      } finally {
        inflater.end();
      }
    }
  },
  ZSTANDARD("zstandard") {
    @Override
    void unpack(byte[] packed, int length, AvroBlock target) throws IOException {
      try (InputStream in =
          new ZstdInputStream(
              new ByteArrayInputStream(packed, 0, length), RecyclingBufferPool.INSTANCE)) {
        readAll(in, target);
      }
    }
  },
  BZIP2("bzip2") {
    @Override
    void unpack(byte[] packed, int length, AvroBlock target) throws IOException {
      try (InputStream in =
          new BZip2CompressorInputStream(new ByteArrayInputStream(packed, 0, length))) {
        readAll(in, target);
      }
    }
  },
  SNAPPY("snappy") {
    @Override
    void unpack(byte[] packed, int length, AvroBlock target) throws IOException {
      int data = length - Integer.BYTES;
      if (data < 1) {
        throw new EOFException();
      }
      target.ensure(Snappy.uncompressedLength(packed, 0, data));
      int count = Snappy.uncompress(packed, 0, data, target.bytes(), 0);
      CRC32 crc = new CRC32();
      crc.update(target.bytes(), 0, count);
      if ((int) crc.getValue() != ByteBuffer.wrap(packed).getInt(data)) {
        throw new ZipException("a block whose checksum is wrong");
      }
      target.length(count);
    }
  };

  private final String written;

  AvroCodec(String written) {
    this.written = written;
  }

  /** By its name in a file's header. */
  static Optional<AvroCodec> of(String written) {
    for (AvroCodec codec : values()) {
      if (codec.written.equals(written)) {
        return Optional.of(codec);
      }
    }
    return Optional.empty();
  }

  /** Puts what a block holds into the target, which is no longer than it may be. */
  abstract void unpack(byte[] packed, int length, AvroBlock target) throws IOException;

  private static void readAll(InputStream in, AvroBlock target) throws IOException {
    int total = 0;
    int count;
    do {
      target.ensure(total + 1);
      count = in.read(target.bytes(), total, target.bytes().length - total);
      total += Math.max(0, count);
    } while (count >= 0);
    target.length(total);
  }

  private static ZipException broken(DataFormatException e) {
    ZipException broken = new ZipException("a block that deflate can't unpack");
    broken.initCause(e);
    return broken;
  }
}
