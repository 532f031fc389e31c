package io.millrace.registry;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.BiFunction;

/**
 * Who asks the registry, as the value of HTTP's Authorization header. A secret: it shows itself
 * nowhere.
 */
public final class Authorization {
  private final String shown;
  private final BiFunction<RegistrySettings, HttpTransport, Credentials> source;

  private Authorization(
      String shown, BiFunction<RegistrySettings, HttpTransport, Credentials> source) {
    this.shown = shown;
    this.source = source;
  }

  /**
   * A name and a password (RFC 7617).
   *
   * @param userInfo {@code name:password}
   */
  public static Authorization basic(String userInfo) {
    byte[] bytes = requireNonNull(userInfo, "userInfo").getBytes(StandardCharsets.UTF_8);
    Credentials fixed = Credentials.fixed("Basic " + Base64.getEncoder().encodeToString(bytes));
    return new Authorization("Basic [hidden]", (settings, transport) -> fixed);
  }

  /**
   * A token (RFC 6750).
   *
   * @throws IllegalArgumentException when it has characters that no token has
   */
  public static Authorization bearer(String token) {
    Credentials fixed = Credentials.bearer(requireNonNull(token, "token").strip());
    return new Authorization("Bearer [hidden]", (settings, transport) -> fixed);
  }

  /**
   * Tokens of an endpoint, fetched when the first is needed and again before it ends. The endpoint
   * is reached over the TLS and the proxy of the registry's settings, within the deadline of the
   * request that needs the token; one that refuses the client is a {@link RegistryException} with
   * {@link RegistryException#isAccessDenied()}.
   */
  public static Authorization oauth(ClientCredentials client) {
    return new Authorization(
        requireNonNull(client, "client").toString(),
        (settings, transport) -> new TokenSource(client, settings, transport, System::nanoTime));
  }

  /** What gives the header to one client of a registry. */
  Credentials credentials(RegistrySettings settings, HttpTransport transport) {
    return source.apply(settings, transport);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return shown;
  }
}
