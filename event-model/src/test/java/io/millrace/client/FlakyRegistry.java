package io.millrace.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Stands before the real registry, and answers with an error while it is told to. */
final class FlakyRegistry implements AutoCloseable {
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI real;
  private volatile int error;

  FlakyRegistry(String real) throws IOException {
    this.real = URI.create(real);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + real.getPath();
  }

  void setDown(boolean down) {
    setError(down ? 503 : 0);
  }

  /** An HTTP status; 0 for the real answers. */
  void setError(int status) {
    this.error = status;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      int status = error;
      if (status != 0) {
        exchange.sendResponseHeaders(status, -1);
        return;
      }
      HttpRequest request =
          HttpRequest.newBuilder(real.resolve(exchange.getRequestURI()))
              .header("Content-Type", "application/vnd.schemaregistry.v1+json")
              .method(
                  exchange.getRequestMethod(),
                  HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
              .build();
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      exchange.sendResponseHeaders(response.statusCode(), response.body().length);
      exchange.getResponseBody().write(response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
