package io.millrace.benchmarks;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A registry that knows one schema: what is measured asks it once, when it is cold. */
final class FixedRegistry implements AutoCloseable {
  static final int ID = 7;

  private final HttpServer server;

  private FixedRegistry(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts on a free port.
   *
   * @param schema as JSON
   */
  static FixedRegistry start(String schema) throws IOException {
    String quoted = schema.replace("\\", "\\\\").replace("\"", "\\\"");
    byte[] registered = "{\"id\":%d}".formatted(ID).getBytes(StandardCharsets.UTF_8);
    byte[] found = "{\"schema\":\"%s\"}".formatted(quoted).getBytes(StandardCharsets.UTF_8);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] answer = exchange.getRequestMethod().equals("POST") ? registered : found;
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    return new FixedRegistry(server);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
