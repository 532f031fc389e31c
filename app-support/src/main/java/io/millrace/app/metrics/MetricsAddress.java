package io.millrace.app.metrics;

import static java.util.Objects.requireNonNull;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where metrics are served.
 *
 * @param host a name or address of this machine; IPv6 without brackets
 * @param port from 0 to 65535; 0 for any that is free
 */
public record MetricsAddress(String host, int port) {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int HIGHEST_PORT = 65_535;
  private static final Pattern TEXT =
      Pattern.compile("(?:(?<host>[^:\\[\\]]+|\\[(?<six>[0-9A-Fa-f:.]+)]):)?(?<port>[0-9]{1,5})");

  public MetricsAddress {
    requireNonNull(host, "host");
    if (port < 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("a port is from 0 to 65535, and is " + port);
    }
  }

  /** A port that only this machine reaches. */
  public static MetricsAddress loopback(int port) {
    return new MetricsAddress(LOOPBACK, port);
  }

  /**
   * From an option: {@code PORT} on loopback, or {@code HOST:PORT}, with an IPv6 address in
   * brackets.
   *
   * @throws IllegalArgumentException when it says no place
   */
  public static MetricsAddress parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group("port")) > HIGHEST_PORT) {
      throw new IllegalArgumentException(
          "\"%s\" is no place for metrics: give PORT or HOST:PORT, such as 9404".formatted(text));
    }
    int port = Integer.parseInt(parts.group("port"));
    String host = parts.group("six") == null ? parts.group("host") : parts.group("six");
    return host == null ? loopback(port) : new MetricsAddress(host, port);
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /** For picocli. */
  public static final class Converter implements ITypeConverter<MetricsAddress> {
    @Override
    public MetricsAddress convert(String text) {
      try {
        return parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
