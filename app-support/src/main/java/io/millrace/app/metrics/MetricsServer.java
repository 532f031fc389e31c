package io.millrace.app.metrics;

import io.millrace.app.cli.AppException;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Serves metrics over HTTP at {@code /metrics}, in the formats that Prometheus asks for. It has no
 * log-in, so it listens on loopback unless an address is given. The caller closes it.
 */
public final class MetricsServer implements AutoCloseable {
  private final HTTPServer server;

  private MetricsServer(HTTPServer server) {
    this.server = server;
  }

  static MetricsServer start(MetricsAddress address, PrometheusRegistry registry) {
    try {
      return new MetricsServer(
          HTTPServer.builder()
              .inetAddress(InetAddress.getByName(address.host()))
              .port(address.port())
              .registry(registry)
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

  /** The port that it listens on. */
  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.close();
  }
}
