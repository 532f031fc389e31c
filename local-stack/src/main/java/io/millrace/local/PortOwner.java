package io.millrace.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the process that listens on a port, from Linux' {@code /proc}. Elsewhere, and for a process
 * of another user, nothing is found: the answer only makes a message better.
 */
final class PortOwner {
  private static final Path PROC = Path.of("/proc");
  private static final String LISTEN = "0A";

  private PortOwner() {}

  static OptionalLong of(int port) {
    try {
      Set<String> sockets = new HashSet<>();
      for (String table : new String[] {"tcp", "tcp6"}) {
        collectSockets(PROC.resolve("net").resolve(table), port, sockets);
      }
      return sockets.isEmpty() ? OptionalLong.empty() : ownerOf(sockets);
    } catch (IOException | UncheckedIOException e) {
      return OptionalLong.empty();
    }
  }

  // A line of the table: slot, local address, remote address, state, ..., and the inode as the
  // tenth.
  private static void collectSockets(Path table, int port, Set<String> sockets) throws IOException {
    if (!Files.isReadable(table)) {
      return;
    }
    String suffix = ":%04X".formatted(port).toUpperCase(Locale.ROOT);
    try (Stream<String> lines = Files.lines(table)) {
      lines
          .map(line -> line.strip().split("\\s+"))
          .filter(f -> f.length > 9 && f[1].endsWith(suffix) && f[3].equals(LISTEN))
          .forEach(f -> sockets.add("socket:[" + f[9] + "]"));
    }
  }

  private static OptionalLong ownerOf(Set<String> sockets) throws IOException {
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        if (holdsOneOf(sockets, process.resolve("fd"))) {
          return OptionalLong.of(Long.parseLong(process.getFileName().toString()));
        }
      }
    }
    return OptionalLong.empty();
  }

  private static boolean holdsOneOf(Set<String> sockets, Path descriptors) {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(descriptors)) {
      for (Path descriptor : open) {
        if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      // Gone meanwhile, or another user's.
      return false;
    }
  }
}
