package io.millrace.registry;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How a program gets a token in its own name: OAuth 2, client credentials (RFC 6749, 4.4). Holds a
 * secret, and shows it nowhere.
 *
 * <p>The secret travels in the request to the token endpoint, so that must be https (RFC 6749,
 * 3.2), but for an address of this machine.
 *
 * @param tokenEndpoint from the program's own settings only, without credentials
 * @param scope what the token is for; empty for the endpoint's default
 * @param refreshBefore how long before its end a token is replaced; of a token that lives shorter
 *     than twice that, half its life
 * @param urlEncoded whether id and secret are encoded as a form's fields before they go into the
 *     header, as RFC 6749, 2.3.1 says and Kafka doesn't do unless told to; makes a difference only
 *     if they have special characters
 */
public record ClientCredentials(
    URI tokenEndpoint,
    String clientId,
    String secret,
    Optional<String> scope,
    Duration refreshBefore,
    boolean urlEncoded) {
  private static final Duration REFRESH_BEFORE = Duration.ofMinutes(5);

  public ClientCredentials {
    requireNonNull(clientId, "clientId");
    requireNonNull(secret, "secret");
    requireNonNull(scope, "scope");
    String host = tokenEndpoint.getHost();
    if (host == null || tokenEndpoint.getUserInfo() != null || tokenEndpoint.isOpaque()) {
      throw new IllegalArgumentException(
          "the token endpoint must be an https:// URL with a host and without credentials");
    }
    boolean secure = "https".equals(tokenEndpoint.getScheme());
    if (!secure && !("http".equals(tokenEndpoint.getScheme()) && isLoopback(host))) {
      throw new IllegalArgumentException(
          "the token endpoint %s must be https://, since the client's secret is sent there"
              .formatted(Address.shown(tokenEndpoint)));
    }
    if (clientId.isEmpty() || secret.isEmpty()) {
      throw new IllegalArgumentException(
          "a token is asked for with a client id and a secret, and one of them is empty");
    }
    if (refreshBefore.isNegative()) {
      throw new IllegalArgumentException(
          "bearer.auth.cache.expiry.buffer.seconds must be 0 or more, and is "
              + refreshBefore.toSeconds());
    }
  }

  /** Without a scope, replaced 300 seconds before the end: the defaults of Confluent's client. */
  public static ClientCredentials of(URI tokenEndpoint, String clientId, String secret) {
    return new ClientCredentials(
        tokenEndpoint, clientId, secret, Optional.empty(), REFRESH_BEFORE, false);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "ClientCredentials[tokenEndpoint=%s, clientId=%s, secret=[hidden], scope=%s]"
        .formatted(Address.shown(tokenEndpoint), clientId, scope.orElse("none"));
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d+){3}");
  }
}
