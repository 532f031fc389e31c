package io.millrace.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The ports that one run of a stack listens on.
 *
 * @param kafka of the brokers, in the order of their ids
 * @param controllers of the same nodes as controllers; chosen anew for each run, since a quorum
 *     with static voters keeps ids on disk but no addresses
 */
public record Ports(List<Integer> kafka, List<Integer> controllers, int registry) {
  // Below the ephemeral ranges of Linux (32768) and the BSDs (49152): a port from those can be
  // taken
  // by any outgoing connection between our choice and the bind of the child.
  private static final int LOWEST_FREE = 20_000;
  private static final int HIGHEST_FREE = 32_000;
  private static final int ATTEMPTS = 1_000;
  private static final int CONNECT_MS = 200;

  public Ports {
    kafka = List.copyOf(kafka);
    controllers = List.copyOf(controllers);
  }

  /**
   * Chooses the ports that the options leave open, and checks the ones that they fix.
   *
   * @throws LocalStackException when something listens on a fixed one
   */
  public static Ports choose(StackOptions options, Random random) {
    Set<Integer> chosen = new LinkedHashSet<>();
    List<Integer> kafka =
        IntStream.range(0, options.brokers())
            .mapToObj(
                i ->
                    options.kafkaPort() == 0
                        ? free(random, chosen)
                        : checked(options.kafkaPort() + i))
            .toList();
    int registry =
        options.registryPort() == 0 ? free(random, chosen) : checked(options.registryPort());
    List<Integer> controllers =
        IntStream.range(0, options.brokers()).mapToObj(i -> free(random, chosen)).toList();
    return new Ports(kafka, controllers, registry);
  }

  /** For the {@code bootstrap.servers} of a client. */
  public String bootstrapServers() {
    return bootstrapServers(kafka);
  }

  /** The base URL of the registry's API as Confluent's has it, with no slash at the end. */
  public String registryUrl() {
    return RegistryClient.url(registry);
  }

  /** Whether something accepts connections on a port. */
  static boolean isOpen(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(loopback(), port), CONNECT_MS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The addresses of the brokers as clients want them. */
  static String bootstrapServers(List<Integer> kafka) {
    return String.join(",", kafka.stream().map(port -> "127.0.0.1:" + port).toList());
  }

  private static int free(Random random, Set<Integer> chosen) {
    for (int i = 0; i < ATTEMPTS; i++) {
      int port = LOWEST_FREE + random.nextInt(HIGHEST_FREE - LOWEST_FREE);
      if (!chosen.contains(port) && canBind(port)) {
        chosen.add(port);
        return port;
      }
    }
    throw new LocalStackException(
        "no free port between %d and %d on 127.0.0.1: stop what listens there"
            .formatted(LOWEST_FREE, HIGHEST_FREE));
  }

  static int checked(int port) {
    if (canBind(port)) {
      return port;
    }
    OptionalLong owner = PortOwner.of(port);
    throw new PortTakenException(
        "port %d on 127.0.0.1 is in use%s: stop what listens there, or choose another port"
            .formatted(port, owner.isPresent() ? " by process " + owner.getAsLong() : ""));
  }

  private static boolean canBind(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(loopback(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }
}
