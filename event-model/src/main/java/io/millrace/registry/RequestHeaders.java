package io.millrace.registry;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;

/** Headers of the user's own. */
final class RequestHeaders {
  private RequestHeaders() {}

  /**
   * Headers that can be sent; the JDK's own refusal would show the value, which may be a secret.
   */
  static Map<String, String> checked(Map<String, String> headers) {
    headers.forEach(RequestHeaders::check);
    return Map.copyOf(headers);
  }

  private static void check(String name, String value) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://registry/"));
    try {
      request.setHeader(name, "value");
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "request.header.%s can't be set: its name is none, or one that HTTP itself sets"
              .formatted(name));
    }
    try {
      request.setHeader(name, value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "request.header.%s has characters that a header can't have, such as a line break"
              .formatted(name));
    }
  }
}
