package io.millrace.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.registry.HttpTransport.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;

/** Requests of the REST API, in the name of who asks. */
final class HttpExchange {
  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final int UNAUTHORIZED = 401;

  private final RegistrySettings settings;
  private final RegistryCounters counters;
  private final HttpTransport transport;
  private final Attempts attempts;
  private final Optional<Credentials> credentials;

  HttpExchange(RegistrySettings settings, RegistryCounters counters) {
    this.settings = settings;
    this.counters = counters;
    this.transport = new HttpTransport(settings);
    this.attempts = new Attempts("the schema registry", settings.urls(), settings, counters);
    this.credentials = settings.authorization().map(who -> who.credentials(settings, transport));
  }

  /** Of one call, which may be several requests. */
  Deadline deadline() {
    return Deadline.in(settings.deadline());
  }

  Answer get(String path, Deadline deadline) {
    return send("GET", path, null, deadline);
  }

  Answer send(String method, String path, JsonNode body) {
    return send(method, path, body, deadline());
  }

  /** The answer; empty when what is asked for isn't there. */
  Optional<Answer> find(String method, String path, JsonNode body, Deadline deadline) {
    try {
      return Optional.of(send(method, path, body, deadline));
    } catch (RegistryException e) {
      if (e.isNotFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The same with the whole deadline. */
  Optional<Answer> find(String method, String path, JsonNode body) {
    return find(method, path, body, deadline());
  }

  Answer send(String method, String path, JsonNode body, Deadline deadline) {
    Reply reply =
        attempts.send(
            (url, left) -> ask(Address.below(url, path), method, body, deadline, left), deadline);
    if (!reply.isSuccess()) {
      RegistryException refused = Refusals.of(reply);
      if (refused.isAccessDenied() || refused.code() == 404) {
        counters.failure();
      }
      throw refused;
    }
    Answer answer = new Answer(Address.shown(reply.url()), Refusals.json(reply));
    if (answer.json().isMissingNode() && !reply.response().body().isEmpty()) {
      counters.failure();
      throw new RegistryException(
          reply.status(),
          reply.status(),
          answer.url() + " is no schema registry: its answer is not JSON; is the path right?");
    }
    return answer;
  }

  /**
   * A token that is refused before its end, as after a change of keys, is replaced once. An address
   * that hangs leaves time for the others.
   */
  private HttpResponse<String> ask(
      URI url, String method, JsonNode body, Deadline deadline, int left)
      throws IOException, InterruptedException {
    Optional<String> header = credentials.map(who -> who.header(deadline));
    counters.request();
    HttpResponse<String> response =
        transport.send(request(url, method, body, header), deadline.share(left));
    if (response.statusCode() == UNAUTHORIZED
        && header.isPresent()
        && credentials.get().renew(header.get())) {
      counters.failure();
      header = credentials.map(who -> who.header(deadline));
      counters.request();
      return transport.send(request(url, method, body, header), deadline.share(left));
    }
    return response;
  }

  private HttpRequest.Builder request(
      URI url, String method, JsonNode body, Optional<String> authorization) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .header("Accept", CONTENT_TYPE + ", application/json;q=0.9")
            .header("Content-Type", CONTENT_TYPE)
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
    settings.headers().forEach(request::header);
    authorization.ifPresent(value -> request.setHeader("Authorization", value));
    return request;
  }
}
