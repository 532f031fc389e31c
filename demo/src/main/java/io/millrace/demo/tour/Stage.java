package io.millrace.demo.tour;

import io.millrace.local.LocalStack;
import io.millrace.local.StackOptions;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A fresh stack, and a home with nothing but the {@code examples} of the checkout, in which a page
 * is run. The page has the ports and the folder that a user would have.
 *
 * @param checkout where {@code bin/} is
 */
record Stage(Path checkout) {
  private static final String SHOWN_HOME = "/home/you";
  private static final String SHOWN_DATA = "/data/stack";
  private static final int FIRST_PORT = 9_100;
  private static final int PORTS = 800;

  static Stage in(Path checkout) {
    return new Stage(checkout.toAbsolutePath().normalize());
  }

  /** What is put in the place of folders and ports is as long as they are, for the columns. */
  Tour.Result run(Page page) throws IOException {
    Random random = new Random();
    Path home = newFolder(SHOWN_HOME.length(), random);
    Path data = newFolder(SHOWN_DATA.length(), random);
    int port = FIRST_PORT + random.nextInt(PORTS);
    StackOptions options =
        StackOptions.keepingDataIn(data).withPorts(free(port), free(port + PORTS / 10));
    try (LocalStack stack = LocalStack.start(options);
        Database database = page.needsDatabase() ? Database.start() : Database.NONE) {
      Files.createSymbolicLink(home.resolve("examples"), checkout.resolve("examples"));
      Place place = place(stack, database, home);
      return new Tour(home, place, shell(home), database, Clock.systemUTC()).run(page);
    } finally {
      delete(home);
      delete(data);
    }
  }

  /** A folder of a name so long, where the system has a short one for such. */
  private static Path newFolder(int length, Random random) throws IOException {
    Path parent = Path.of("/tmp");
    int letters = length - "/tmp/".length();
    if (!Files.isWritable(parent)) {
      return Files.createTempDirectory("tour").toRealPath();
    }
    while (true) {
      StringBuilder name = new StringBuilder();
      for (int i = 0; i < letters; i++) {
        name.append((char) ('a' + random.nextInt(26)));
      }
      try {
        return Files.createDirectory(parent.resolve(name.toString())).toRealPath();
      } catch (FileAlreadyExistsException e) {
        // Somebody else's: another name then.
      }
    }
  }

  private static int free(int from) throws IOException {
    for (int port = from; port < from + PORTS / 10; port++) {
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException e) {
        // Taken: the next one then.
      }
    }
    throw new BindException("no free port from " + from);
  }

  private static Place place(LocalStack stack, Database database, Path home) {
    Map<String, String> names = new LinkedHashMap<>();
    names.put(stack.bootstrapServers(), "127.0.0.1:" + StackOptions.KAFKA_PORT);
    names.put(
        URI.create(stack.registryUrl()).getAuthority(), "127.0.0.1:" + StackOptions.REGISTRY_PORT);
    database.address().ifPresent(real -> names.put(real, Database.SHOWN_ADDRESS));
    names.put(stack.data().toString(), SHOWN_DATA);
    names.put(home.toString(), SHOWN_HOME);
    return new Place(names);
  }

  private Shell shell(Path home) {
    return new Shell(
        home,
        Map.of(
            "PATH",
            checkout.resolve("bin") + ":" + System.getenv("PATH"),
            "HOME",
            home.toString(),
            "XDG_CONFIG_HOME",
            home.resolve(".config").toString(),
            "LC_ALL",
            "C.UTF-8"));
  }

  private static void delete(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> paths = Files.walk(folder)) {
      deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
