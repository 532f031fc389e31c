package io.millrace.app.database;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.AppException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A PostgreSQL database, and who asks it.
 *
 * @param url of JDBC, without any secret in it
 * @param properties of the driver, such as {@code user}, {@code password}, {@code ssl}
 */
public record DatabaseAddress(String url, Map<String, String> properties) {
  private static final String POSTGRES = "jdbc:postgresql:";
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)(password|passwd|pwd|secret|token)\\s*=|//[^/?:]*:[^/?@]*@|:thin:[^@/]*/[^@]*@");

  /** Checks what can be checked without the database: {@link AppException} of usage. */
  public DatabaseAddress {
    requireNonNull(url, "url");
    properties = Map.copyOf(properties);
    if (!url.startsWith(POSTGRES)) {
      // Without the address, which may hold a password.
      throw AppException.usage("the JDBC URL must begin with " + POSTGRES);
    }
    refuseSecret(url);
  }

  /**
   * The address with the password of the environment where the properties have none; {@code
   * ~/.pgpass} is the driver's.
   *
   * @param environment as of {@link System#getenv()}
   */
  public static DatabaseAddress of(
      String url, Map<String, String> properties, Map<String, String> environment) {
    return new DatabaseAddress(url, login(properties, environment));
  }

  /**
   * Properties with the password of the environment where they have none; {@code ~/.pgpass} is the
   * driver's.
   *
   * @param environment as of {@link System#getenv()}
   */
  public static Map<String, String> login(
      Map<String, String> properties, Map<String, String> environment) {
    Map<String, String> all = new TreeMap<>(properties);
    String password = environment.get("PGPASSWORD");
    if (password != null) {
      all.putIfAbsent("password", password);
    }
    return all;
  }

  /** Throws an {@link AppException} of usage when an address of JDBC has a secret in it. */
  public static void refuseSecret(String url) {
    if (SECRET.matcher(url).find()) {
      throw AppException.usage(
          "a password stands in the JDBC URL, where others can see it: put it as password=... into"
              + " the file of properties, or into PGPASSWORD or ~/.pgpass");
    }
  }

  /** Without the values of the properties. */
  @Override
  public String toString() {
    return "DatabaseAddress[url=%s, properties=%s]".formatted(url, properties.keySet());
  }
}
