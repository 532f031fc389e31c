package io.millrace.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A registry that has a schema for each id and takes 20 ms for an answer, to many at once. */
final class SlowRegistry implements AutoCloseable {
  private static final long DELAY_NANOS = 20_000_000;
  private static final Pattern ID = Pattern.compile("/schemas/ids/(\\d+)");

  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool(DaemonThreads::of);

  private SlowRegistry(HttpServer server) {
    this.server = server;
  }

  /** Starts on a free port. */
  static SlowRegistry start() throws IOException {
    SlowRegistry registry =
        new SlowRegistry(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    registry.server.createContext("/", SlowRegistry::answer);
    registry.server.setExecutor(registry.workers);
    registry.server.start();
    return registry;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdown();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    long due = System.nanoTime() + DELAY_NANOS;
    Matcher asked = ID.matcher(exchange.getRequestURI().getPath());
    String schema = asked.find() ? NumberedSchema.of(Integer.parseInt(asked.group(1))) : "";
    byte[] body =
        "{\"schema\":\"%s\"}"
            .formatted(schema.replace("\"", "\\\""))
            .getBytes(StandardCharsets.UTF_8);
    for (long left = DELAY_NANOS; left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    try (exchange) {
      exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
      exchange.sendResponseHeaders(schema.isEmpty() ? 404 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
