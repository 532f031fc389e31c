package io.millrace.registry;

/** Who asks, as the header of a request. */
interface Credentials {

  /** The value of the Authorization header. */
  String header(Deadline deadline);

  /** Whether a registry that refused this header may accept the next one. */
  boolean renew(String refused);

  /** A token (RFC 6750, 2.1). */
  static Credentials bearer(String token) {
    if (!token.matches("[!-~]+")) {
      throw new IllegalArgumentException(
          "the registry's token is empty or has characters that no token has, such as a line break");
    }
    return fixed("Bearer " + token);
  }

  /** The same header for ever. */
  static Credentials fixed(String header) {
    return new Credentials() {
      @Override
      public String header(Deadline deadline) {
        return header;
      }

      @Override
      public boolean renew(String refused) {
        return false;
      }
    };
  }
}
