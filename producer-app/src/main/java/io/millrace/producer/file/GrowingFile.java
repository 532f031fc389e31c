package io.millrace.producer.file;

import io.millrace.app.cli.AppException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/** A file that is read while it grows: its end is one for now, unless the file is another. */
final class GrowingFile extends InputStream {
  private final Path path;
  private final FileChannel channel;
  private final Object identity;

  private GrowingFile(Path path, FileChannel channel, Object identity) {
    this.path = path;
    this.channel = channel;
    this.identity = identity;
  }

  static GrowingFile open(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path);
    try {
      return new GrowingFile(path, channel, attributes(path).fileKey());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = channel.read(ByteBuffer.wrap(target, offset, length));
    if (count < 0) {
      check();
    }
    return count;
  }

  private void check() throws IOException {
    try {
      BasicFileAttributes now = attributes(path);
      if (!Objects.equals(identity, now.fileKey())) {
        throw gone("was replaced by another file");
      }
      if (now.size() < channel.position()) {
        throw gone(
            "was cut to %d bytes after %d were read".formatted(now.size(), channel.position()));
      }
    } catch (NoSuchFileException e) {
      throw gone("was taken away");
    }
  }

  private AppException gone(String what) {
    return AppException.refused(
        "%s %s while it was followed: import what is there now with another --name"
            .formatted(path, what));
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
