package io.millrace.consumer.sink;

import io.millrace.app.cli.AppException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a folder for one export; the system takes it back however the process ends. */
final class FolderLock implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Locks the folder, which is made when it isn't there.
   *
   * @throws AppException when another export has it
   */
  static FolderLock acquire(Path folder) {
    Path file = folder.resolve(".lock");
    FileChannel channel = open(folder, file);
    boolean locked = false;
    try {
      locked = isFree(channel);
    } catch (IOException e) {
      throw DiskFailure.of("lock", file, e);
    } finally {
      if (!locked) {
        close(file, channel);
      }
    }
    if (!locked) {
      throw AppException.failed(
          "another export is writing to %s: stop it, or give another --to".formatted(folder), null);
    }
    return new FolderLock(file, channel);
  }

  private static FileChannel open(Path folder, Path file) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw DiskFailure.of("make the folder", folder, e);
    }
    try {
      return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw DiskFailure.of("write", file, e);
    }
  }

  @SuppressWarnings("resource") // closing the channel gives the lock back
  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // held by this very process
    }
  }

  private static void close(Path file, FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw DiskFailure.of("unlock", file, e);
    }
  }

  @Override
  public void close() {
    close(file, channel);
  }
}
