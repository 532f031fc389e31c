package io.millrace.admin.saved;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Puts plans on disk: whole or not at all, also when the power goes. */
final class SavedPlanFile {
  private SavedPlanFile() {}

  static boolean write(SavedPlan plan, Path file) {
    if (Files.exists(file) && read(file).isLike(plan)) {
      return false;
    }
    Path folder = file.toAbsolutePath().getParent();
    try {
      Path aside = folder.resolve("." + file.getFileName() + ".part");
      try {
        write(aside, SavedPlanFormat.write(plan));
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        sync(folder);
        return true;
      } finally {
        Files.deleteIfExists(aside);
      }
    } catch (IOException e) {
      throw AppException.failed(
          "the plan can't be saved as %s: %s".formatted(file, Failure.of(e).line()), e);
    }
  }

  private static SavedPlan read(Path file) {
    try {
      return SavedPlan.read(file);
    } catch (AppException e) {
      throw AppException.usage(
          "%s is there and is no plan of this program, so it stays: save to another file, or take it away"
              .formatted(file));
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /** The name of the file lasts only once its folder is synced. */
  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
