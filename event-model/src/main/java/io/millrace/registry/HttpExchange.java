package io.millrace.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Sends a request until an address answers or the deadline has passed.
 *
 * <p>An address that failed is left for the next, and the one that answered is asked first from
 * then on. Answers that a later attempt can better (408, 429, 500, 502, 503, 504) count as
 * failures.
 */
final class HttpExchange {
  private static final Set<Integer> RETRIABLE = Set.of(408, 429, 500, 502, 503, 504);
  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RegistrySettings settings;
  private final HttpClient client;
  private volatile int preferred;

  HttpExchange(RegistrySettings settings) {
    this.settings = settings;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connectTimeout());
    settings.tls().ifPresent(builder::sslContext);
    settings
        .proxy()
        .map(proxy -> new InetSocketAddress(proxy.getHostString(), proxy.getPort()))
        .ifPresent(proxy -> builder.proxy(ProxySelector.of(proxy)));
    this.client = builder.build();
  }

  /** The answer's body; a missing node when it is empty. */
  JsonNode send(String method, String path, JsonNode body) {
    long end = System.nanoTime() + settings.deadline().toNanos();
    Exception last = null;
    for (int attempt = 0; attempt <= settings.retries(); attempt++) {
      if (attempt > 0 && !pause(attempt, end)) {
        break;
      }
      for (int i = 0; i < settings.urls().size(); i++) {
        int index = (preferred + i) % settings.urls().size();
        URI url = settings.urls().get(index);
        try {
          HttpResponse<String> response = sendOnce(url, method, path, body, end);
          if (!RETRIABLE.contains(response.statusCode())) {
            preferred = index;
            return read(url, response);
          }
          last = new IOException(url + " answered " + response.statusCode());
        } catch (IOException e) {
          last = e;
        } catch (InterruptedException e) {
          throw new InterruptException("interrupted while asking the registry", e);
        }
      }
    }
    String reason = last == null || last.getMessage() == null ? "no answer" : last.getMessage();
    throw new RegistryUnavailableException(
        "no answer from the schema registry at " + addresses() + " (" + reason + ")", last);
  }

  private HttpResponse<String> sendOnce(
      URI url, String method, String path, JsonNode body, long end)
      throws IOException, InterruptedException {
    Duration left = Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
    Duration timeout = left.compareTo(settings.readTimeout()) < 0 ? left : settings.readTimeout();
    String base = url.toString();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path))
            .timeout(timeout)
            .header("Accept", CONTENT_TYPE + ", application/json;q=0.9")
            .header("Content-Type", CONTENT_TYPE)
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
    settings.headers().forEach(request::header);
    settings.authorization().ifPresent(who -> request.setHeader("Authorization", who.header()));
    return within(timeout, client.sendAsync(request.build(), BodyHandlers.ofString()));
  }

  /** The request's own timeout ends with the headers; this one covers the body too. */
  private static <T> T within(Duration timeout, CompletableFuture<T> answer)
      throws IOException, InterruptedException {
    try {
      return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new HttpTimeoutException("no whole answer within " + timeout.toMillis() + " ms");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    }
  }

  private static JsonNode read(URI url, HttpResponse<String> response) {
    JsonNode body;
    try {
      body = response.body().isBlank() ? MissingNode.getInstance() : JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      body = MissingNode.getInstance();
    }
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      if (!body.isContainerNode()) {
        throw new RegistryException(
            status,
            status,
            url + " is no schema registry: its answer is not JSON; is the path right?");
      }
      return body;
    }
    int code = body.path("error_code").asInt(status);
    if (code == 404) {
      throw new RegistryException(
          status,
          code,
          "no schema registry at " + url + ": is the path right, such as /apis/ccompat/v7?");
    }
    String reason = body.path("message").asText("HTTP status " + status);
    throw new RegistryException(
        status,
        code,
        "the schema registry at " + url + " refused: " + reason.lines().findFirst().orElse(""));
  }

  /** Waits a random share of the pause before a retry; false when the deadline leaves no room. */
  private boolean pause(int attempt, long end) {
    long most =
        Math.min(
            settings.retryWait().toNanos() << Math.min(attempt - 1, 10),
            settings.retryMaxWait().toNanos());
    long wait = ThreadLocalRandom.current().nextLong(most + 1);
    if (System.nanoTime() + wait >= end) {
      return false;
    }
    try {
      TimeUnit.NANOSECONDS.sleep(wait);
      return true;
    } catch (InterruptedException e) {
      throw new InterruptException("interrupted while waiting for the registry", e);
    }
  }

  private String addresses() {
    return String.join(", ", settings.urls().stream().map(URI::toString).toList());
  }
}
