package io.millrace.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.registry.HttpTransport.Reply;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/** Tokens of an endpoint (RFC 6749, 4.4), each used until shortly before its end. */
final class TokenSource implements Credentials {
  /** How long a token that is still good is used before its replacement is tried again. */
  private static final Duration AGAIN = Duration.ofSeconds(10);

  /** How long a replacement may keep a call waiting that could go on with the old token. */
  private static final Duration EARLY = Duration.ofSeconds(5);

  /** In seconds; beyond what a token lives. */
  private static final long LONGEST = Integer.MAX_VALUE;

  /** A token; times are those of the ticker. */
  private record Token(String header, long replaceAt, long endsAt) {
    boolean isToReplace(long now) {
      return now - replaceAt >= 0;
    }

    boolean isOver(long now) {
      return now - endsAt >= 0;
    }

    Token keptUntil(long replaceAt) {
      return new Token(header, replaceAt, endsAt);
    }
  }

  private final ClientCredentials client;
  private final HttpTransport transport;
  private final Attempts attempts;
  private final LongSupplier nanos;
  private final AtomicReference<Token> current = new AtomicReference<>();
  private final SingleFlight<String, Token> flight = new SingleFlight<>();

  TokenSource(
      ClientCredentials client,
      RegistrySettings settings,
      HttpTransport transport,
      LongSupplier nanos) {
    this.client = client;
    this.transport = transport;
    this.attempts =
        new Attempts(
            "the token endpoint",
            List.of(client.tokenEndpoint()),
            settings,
            new RegistryCounters());
    this.nanos = nanos;
  }

  @Override
  public String header(Deadline deadline) {
    Token token = current.get();
    long now = nanos.getAsLong();
    if (token == null || token.isOver(now)) {
      return flight.run("first", deadline, () -> replace(deadline)).header;
    }
    return token.isToReplace(now) ? early(token, deadline) : token.header;
  }

  /** The next token if it comes soon, else the old one, which is still good. */
  private String early(Token old, Deadline deadline) {
    Deadline soon = Deadline.in(deadline.share(2).atMost(EARLY));
    try {
      return flight.run("next", soon, () -> replace(soon)).header;
    } catch (RegistryUnavailableException e) {
      long now = nanos.getAsLong();
      if (old.isOver(now)) {
        throw e;
      }
      current.compareAndSet(old, old.keptUntil(now + AGAIN.toNanos()));
      return old.header;
    }
  }

  @Override
  public boolean renew(String refused) {
    Token token = current.get();
    if (token != null && token.header.equals(refused)) {
      current.compareAndSet(token, null);
    }
    return true;
  }

  private Token replace(Deadline deadline) {
    Token old = current.get();
    if (old != null && !old.isToReplace(nanos.getAsLong())) {
      return old; // another thread was faster
    }
    Token next = fetch(deadline);
    current.set(next);
    return next;
  }

  private Token fetch(Deadline deadline) {
    Reply reply = attempts.send((url, left) -> transport.send(request(url), deadline), deadline);
    JsonNode answer = Refusals.json(reply);
    if (!reply.isSuccess()) {
      throw refusal(reply, answer);
    }
    JsonNode token = answer.path("access_token");
    String type = answer.path("token_type").asText("Bearer");
    boolean isToken = token.isTextual() && token.textValue().matches("[!-~]+");
    if (!isToken || !"Bearer".equalsIgnoreCase(type)) {
      throw new RegistryException(
          200, 200, endpoint() + " answered without a bearer token: is the URL right?");
    }
    // Without expires_in (it is optional) the token serves until it is refused.
    JsonNode seconds = answer.path("expires_in");
    Duration life = Duration.ofSeconds(within(seconds.asLong(LONGEST)));
    Duration half = life.dividedBy(2);
    Duration early = half.compareTo(client.refreshBefore()) < 0 ? half : client.refreshBefore();
    long now = nanos.getAsLong();
    return new Token(
        "Bearer " + token.textValue(), now + life.minus(early).toNanos(), now + life.toNanos());
  }

  private RegistryException refusal(Reply reply, JsonNode answer) {
    int status = reply.status();
    if (status == 404 || reply.isRedirect()) {
      return new RegistryException(
          status, status, "%s is none (%d): is the URL right?".formatted(endpoint(), status));
    }
    // RFC 6749, 5.2: a client that isn't who it says is 400 or 401, to the registry's user 401.
    String error = answer.path("error").asText("HTTP status " + status);
    return new RegistryException(
        401,
        401,
        "%s refused client id %s: %s"
            .formatted(endpoint(), client.clientId(), error.replaceAll("[^ -~]", "?")));
  }

  private static long within(long seconds) {
    return Math.min(LONGEST, Math.max(0, seconds));
  }

  private HttpRequest.Builder request(URI url) {
    String body =
        "grant_type=client_credentials"
            + client.scope().map(scope -> "&scope=" + form(scope)).orElse("");
    return HttpRequest.newBuilder(url)
        .header("Accept", "application/json")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Authorization", basic())
        .POST(BodyPublishers.ofString(body));
  }

  private String basic() {
    String pair =
        client.urlEncoded()
            ? form(client.clientId()) + ":" + form(client.secret())
            : client.clientId() + ":" + client.secret();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private String endpoint() {
    return "the token endpoint " + Address.shown(client.tokenEndpoint());
  }

  private static String form(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
