package io.millrace.registry;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Who asks the registry, as the value of HTTP's Authorization header. A secret: it shows itself
 * nowhere.
 */
public final class Authorization {
  private final String scheme;
  private final String header;

  private Authorization(String scheme, String credentials) {
    this.scheme = scheme;
    this.header = scheme + " " + credentials;
  }

  /**
   * A name and a password (RFC 7617).
   *
   * @param userInfo {@code name:password}
   */
  public static Authorization basic(String userInfo) {
    byte[] bytes = requireNonNull(userInfo, "userInfo").getBytes(StandardCharsets.UTF_8);
    return new Authorization("Basic", Base64.getEncoder().encodeToString(bytes));
  }

  /** A token (RFC 6750). */
  public static Authorization bearer(String token) {
    return new Authorization("Bearer", requireNonNull(token, "token").strip());
  }

  String header() {
    return header;
  }

  /** The scheme alone. */
  @Override
  public String toString() {
    return scheme + " [hidden]";
  }
}
