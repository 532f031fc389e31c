package io.millrace.app.metrics;

import com.sun.net.httpserver.HttpExchange;
import io.millrace.app.cli.AppException;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Serves metrics over HTTP at {@code /metrics}, in the formats that Prometheus asks for. It has no
 * log-in, so it listens on loopback unless an address is given. The caller closes it.
 */
public final class MetricsServer implements AutoCloseable {
  private static final int NOT_FOUND = 404;

  private final HTTPServer server;

  private MetricsServer(HTTPServer server) {
    this.server = server;
  }

  static MetricsServer start(
      MetricsAddress address, PrometheusRegistry registry, Map<String, Supplier<Page>> pages) {
    try {
      return new MetricsServer(
          HTTPServer.builder()
              .inetAddress(InetAddress.getByName(address.host()))
              .port(address.port())
              .registry(registry)
              .defaultHandler(exchange -> answer(exchange, pages))
              .buildAndStart());
    } catch (UnknownHostException e) {
      throw AppException.usage(
          "metrics can't be served on %s: there is no such host".formatted(address));
    } catch (IOException e) {
      throw AppException.failed(
          "metrics can't be served on %s (%s): give another port"
              .formatted(address, e.getMessage()),
          e);
    }
  }

  private static void answer(HttpExchange exchange, Map<String, Supplier<Page>> pages)
      throws IOException {
    String path = exchange.getRequestURI().getPath();
    Page page =
        pages.getOrDefault(path, () -> new Page(NOT_FOUND, "metrics are at /metrics\n")).get();
    byte[] text = page.text().getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
      exchange.sendResponseHeaders(page.status(), text.length == 0 ? -1 : text.length);
      exchange.getResponseBody().write(text);
    }
  }

  /** The port that it listens on. */
  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.close();
  }
}
