package io.millrace.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The little that a stack asks of its own registry. */
final class RegistryClient {
  private static final int OK = 200;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;

  private RegistryClient(String url) {
    this.url = url;
  }

  static RegistryClient on(int port) {
    return new RegistryClient(url(port));
  }

  static String url(int port) {
    return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
  }

  boolean answers(Duration within) {
    return status(request("/subjects", within).GET().build()) == OK;
  }

  /**
   * Makes the level of all subjects without one of their own BACKWARD, as Confluent's registry has
   * it.
   */
  void defaultToBackward(Duration within) {
    int status =
        status(
            request("/config", within)
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .PUT(BodyPublishers.ofString("{\"compatibility\":\"BACKWARD\"}"))
                .build());
    if (status != OK) {
      throw new LocalStackException(
          "registry at %s refuses its default compatibility level (status %d)"
              .formatted(url, status));
    }
  }

  private HttpRequest.Builder request(String path, Duration within) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(within);
  }

  /** The status of the answer; 0 when there is none. */
  private int status(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}
