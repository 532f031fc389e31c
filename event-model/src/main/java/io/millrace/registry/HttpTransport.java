package io.millrace.registry;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One request and its whole answer, over the proxy and the TLS of the settings.
 *
 * <p>A redirect is not followed, as the credentials would go to where it points.
 */
final class HttpTransport {
  private final RegistrySettings settings;
  private HttpClient client;

  HttpTransport(RegistrySettings settings) {
    this.settings = settings;
  }

  /** Made when it is needed, as it brings threads and a selector: many serdes never ask. */
  private synchronized HttpClient client() {
    if (client == null) {
      client = open(settings);
    }
    return client;
  }

  private static HttpClient open(RegistrySettings settings) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connectTimeout());
    settings
        .tls()
        .ifPresent(tls -> builder.sslContext(tls.context()).sslParameters(tls.parameters()));
    settings
        .proxy()
        .map(proxy -> new InetSocketAddress(proxy.getHostString(), proxy.getPort()))
        .ifPresent(proxy -> builder.proxy(ProxySelector.of(proxy)));
    return builder.build();
  }

  /**
   * The answer to a request.
   *
   * @throws IOException when none came whole before the deadline or within the read timeout
   */
  HttpResponse<String> send(HttpRequest.Builder request, Deadline deadline)
      throws IOException, InterruptedException {
    Duration timeout = deadline.atMost(settings.readTimeout());
    if (timeout.isZero()) {
      throw new HttpTimeoutException("no time left to ask");
    }
    return within(
        timeout,
        client().sendAsync(request.timeout(timeout).build(), CappedBody.upTo(CappedBody.LIMIT)));
  }

  /** The request's own timeout ends with the headers; this one covers the body too. */
  private static <T> T within(Duration timeout, CompletableFuture<T> answer)
      throws IOException, InterruptedException {
    try {
      return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new HttpTimeoutException("no whole answer within " + timeout.toMillis() + " ms");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    }
  }

  /** An answer, and which of the addresses gave it. */
  record Reply(URI url, HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    boolean isSuccess() {
      return status() >= 200 && status() < 300;
    }

    boolean isRedirect() {
      return status() >= 300 && status() < 400;
    }
  }
}
