package io.millrace.consumer.example;

import static java.util.Objects.requireNonNull;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * What sales are told apart by.
 *
 * @param region empty for none
 */
record SalesGroup(String category, String region) {
  SalesGroup {
    requireNonNull(category, "category");
    requireNonNull(region, "region");
  }

  /** Two names with a slash between; what would be taken for more is written as in a URL. */
  @Override
  public String toString() {
    return escape(category) + '/' + escape(region);
  }

  static SalesGroup parse(String text) {
    int slash = text.indexOf('/');
    return new SalesGroup(unescape(text.substring(0, slash)), unescape(text.substring(slash + 1)));
  }

  private static String escape(String name) {
    return name.replace("%", "%25").replace("/", "%2F").replace("\n", "%0A").replace("\r", "%0D");
  }

  private static String unescape(String name) {
    return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
