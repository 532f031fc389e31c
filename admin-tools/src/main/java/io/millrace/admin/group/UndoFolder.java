package io.millrace.admin.group;

import io.millrace.app.cli.AppException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Where undo files are kept. */
record UndoFolder(Path path) {
  private static final int NAME_LENGTH = 80;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /**
   * Writes a file that is whole and outlasts a power cut once this returns.
   *
   * @throws AppException when the disk doesn't take it; then no file is left
   */
  Path write(UndoFile undo) {
    byte[] bytes = UndoFormat.write(undo);
    try {
      Files.createDirectories(path);
      for (int attempt = 0; ; attempt++) {
        Path file = path.resolve(name(undo, attempt));
        try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
          write(channel, bytes, file);
          sync(path);
          return file;
        } catch (FileAlreadyExistsException e) {
          // Another reset of the group in the same millisecond; its file stays as it is.
        }
      }
    } catch (IOException e) {
      throw AppException.failed(
          "no offset is changed, as the undo file can't be written in %s: %s"
              .formatted(path, e.getMessage()),
          e);
    }
  }

  private static void write(FileChannel channel, byte[] bytes, Path file) throws IOException {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** The name of the file lasts only once its folder is synced. */
  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Groups can have any letters in their names, also those that lead out of a folder. */
  private static String name(UndoFile undo, int attempt) {
    String group = undo.group().replaceAll("[^A-Za-z0-9._-]", "_");
    return "undo-%s-%s%s.json"
        .formatted(
            group.substring(0, Math.min(group.length(), NAME_LENGTH)),
            TIME.format(undo.written()),
            attempt == 0 ? "" : "-" + attempt);
  }
}
