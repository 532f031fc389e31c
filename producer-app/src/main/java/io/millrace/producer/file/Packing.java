package io.millrace.producer.file;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import io.millrace.app.cli.AppException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** How a file is compressed, told by how it begins. */
enum Packing {
  PLAIN,
  GZIP,
  ZSTD;

  static Packing of(ByteSource source) throws IOException {
    if (source.startsWith(0x1F, 0x8B)) {
      return GZIP;
    }
    return source.startsWith(0x28, 0xB5, 0x2F, 0xFD) ? ZSTD : PLAIN;
  }

  InputStream unpack(ByteSource source) throws IOException {
    return switch (this) {
      case PLAIN -> source;
      case GZIP -> new GzipMembers(source);
      case ZSTD -> new ZstdInputStream(source.atOnce());
    };
  }

  /** What a failure to read a file says to its user. */
  static AppException failure(String file, IOException e) {
    if (e instanceof EOFException || isTruncated(e)) {
      return AppException.refused(
          file + " ends in the middle: get the whole file, and run this again");
    }
    if (e instanceof ZipException || e instanceof ZstdIOException) {
      return AppException.refused(
          "%s is broken: %s: get it once more".formatted(file, e.getMessage()));
    }
    return AppException.failed("can't read %s: %s".formatted(file, e.getMessage()), e);
  }

  private static boolean isTruncated(IOException e) {
    return e instanceof ZstdIOException && String.valueOf(e.getMessage()).contains("runcated");
  }
}
