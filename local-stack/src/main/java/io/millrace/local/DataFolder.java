package io.millrace.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.Uuid;

/**
 * The folder of one stack, locked against every other stack while it is open. The operating system
 * ends the lock with the process, so a kill leaves nothing to clear.
 */
final class DataFolder implements AutoCloseable {
  private static final long LEAST_BYTES = 500L * 1024 * 1024;
  private static final String LOCK = "lock";
  private static final String IDENTITY = "stack.properties";
  private static final String RUNNING = "running.properties";
  private static final String PREPARED = "prepared";

  private final Path root;
  private final boolean temporary;
  private final FileChannel lock;

  private DataFolder(Path root, boolean temporary, FileChannel lock) {
    this.root = root;
    this.temporary = temporary;
    this.lock = lock;
  }

  /** Opens a folder, made when absent; a temporary one when none is given. */
  static DataFolder open(Optional<Path> kept) {
    Path wanted = kept.orElseGet(TemporaryFolders::parent);
    try {
      Path root = kept.isPresent() ? Files.createDirectories(wanted) : TemporaryFolders.create();
      check(root);
      DataFolder folder = new DataFolder(root, kept.isEmpty(), lock(root));
      folder.announce(
          new RunningStack(ProcessHandle.current().pid(), Instant.now(), false, root, List.of()));
      folder.prepare();
      return folder;
    } catch (IOException e) {
      throw new LocalStackException(
          "data folder %s cannot be written (%s): choose another with --data"
              .formatted(wanted, reason(e)),
          e);
    }
  }

  Path root() {
    return root;
  }

  /** Where the children put their temporary files; emptied whenever a stack starts. */
  Path temporaryFiles() {
    return root.resolve("tmp");
  }

  ChildLog log(String server) {
    return new ChildLog(logs(root).resolve(server + ".log"));
  }

  static Path logs(Path root) {
    return root.resolve("logs");
  }

  /** The folder of one broker or of the registry. */
  Path make(String server) {
    try {
      return Files.createDirectories(root.resolve(server));
    } catch (IOException e) {
      throw new LocalStackException("cannot make %s in %s".formatted(server, root), e);
    }
  }

  /**
   * The id of the cluster whose data is here, a new one in a new folder.
   *
   * @throws LocalStackException when the data is of another number of brokers
   */
  String clusterOf(int brokers) {
    PropertiesFile file = new PropertiesFile(root.resolve(IDENTITY));
    Properties identity = file.read().orElseGet(Properties::new);
    String wanted = String.valueOf(brokers);
    String made = identity.getProperty("brokers", wanted);
    if (!made.equals(wanted)) {
      throw new LocalStackException(
          "data folder %s was made with --brokers %s: start it with that, or choose another with --data"
              .formatted(root, made));
    }
    if (identity.getProperty("cluster.id") == null) {
      identity.setProperty("cluster.id", Uuid.randomUuid().toString());
      identity.setProperty("brokers", wanted);
      file.write(identity);
    }
    return identity.getProperty("cluster.id");
  }

  /** Whether the registry has had the settings that it takes only over HTTP. */
  boolean isRegistryPrepared() {
    return Files.exists(root.resolve(LocalServer.REGISTRY).resolve(PREPARED));
  }

  void registryIsPrepared() {
    new PropertiesFile(make(LocalServer.REGISTRY).resolve(PREPARED)).write(new Properties());
  }

  void announce(RunningStack stack) {
    new PropertiesFile(root.resolve(RUNNING)).write(stack.toProperties());
  }

  /** What was last announced in a folder, by a stack that may be gone. */
  static Optional<RunningStack> announced(Path root) {
    return new PropertiesFile(root.resolve(RUNNING))
        .read()
        .map(found -> RunningStack.of(root, found));
  }

  /** Whether a process holds the folder. */
  static boolean isLocked(Path root) {
    // A process loses all its locks on a file when it closes any channel to it, so never probe our
    // own.
    if (heldHere(root)) {
      return true;
    }
    if (!Files.exists(root.resolve(LOCK))) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(root.resolve(LOCK), StandardOpenOption.WRITE);
        FileLock found = channel.tryLock()) {
      return found == null;
    } catch (IOException e) {
      throw new LocalStackException("cannot tell whether %s is in use: %s".formatted(root, e), e);
    }
  }

  /** Ends the lock; deletes a temporary folder. */
  @Override
  public void close() {
    abandon();
    if (temporary) {
      try {
        TemporaryFolders.delete(root);
      } catch (IOException e) {
        throw new LocalStackException("cannot delete %s: %s".formatted(root, e), e);
      }
    }
  }

  /** Ends the lock but keeps everything, since a message points at a log in it. */
  void abandon() {
    try {
      Files.deleteIfExists(root.resolve(RUNNING));
      lock.close();
    } catch (IOException e) {
      throw new LocalStackException("cannot clear %s: %s".formatted(root, e), e);
    }
  }

  private void prepare() throws IOException {
    Files.createDirectories(logs(root));
    TemporaryFolders.delete(temporaryFiles());
    Files.createDirectories(temporaryFiles());
  }

  private static void check(Path root) throws IOException {
    if (root.toString().matches(".*[,;].*")) {
      throw new LocalStackException(
          "data folder %s has a comma or semicolon in its path, which Kafka and the registry take for a separator: choose another with --data"
              .formatted(root));
    }
    long usable = Files.getFileStore(root).getUsableSpace();
    if (usable < LEAST_BYTES) {
      throw new LocalStackException(
          "data folder %s has %d MB left and a stack wants %d: make room, or choose another with --data"
              .formatted(root, usable >> 20, LEAST_BYTES >> 20));
    }
  }

  private static FileChannel lock(Path root) throws IOException {
    if (!heldHere(root)) {
      FileChannel channel =
          FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        if (channel.tryLock() != null) {
          return channel;
        }
      } catch (OverlappingFileLockException e) {
        // Another thread of this process is about to announce its stack.
      }
      channel.close();
    }
    throw new LocalStackException(
        "data folder %s is in use by another stack%s: stop it with 'local-stack down', or choose another with --data"
            .formatted(
                root, announced(root).map(stack -> " (process " + stack.pid() + ")").orElse("")));
  }

  private static boolean heldHere(Path root) {
    return announced(root).filter(RunningStack::isThisProcess).isPresent();
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    return e instanceof FileSystemException file && file.getReason() != null
        ? file.getReason()
        : e.toString();
  }
}
