package io.millrace.admin.catalogue;

import static java.util.Objects.requireNonNull;

/** Values of topic configs, as people write them and as Kafka takes them. */
public final class ConfigValue {
  private ConfigValue() {}

  /**
   * The value as Kafka takes it: times ({@code 7d}) in milliseconds, sizes ({@code 1GiB}) in bytes,
   * {@code unlimited} as -1, all else as it is.
   *
   * @param name of the config; one that isn't Kafka's takes any value
   * @throws IllegalArgumentException when Kafka would refuse it whatever the cluster, with the
   *     reason
   */
  public static String parse(String name, String text) {
    requireNonNull(name, "name");
    String value = value(name, text.strip());
    ConfigTypes.check(name, value);
    return value;
  }

  private static String value(String name, String text) {
    if (!ConfigTypes.isKnown(name)) {
      return text;
    }
    if (text.equals("unlimited") && ConfigTypes.hasNoLimitAs(name)) {
      return "-1";
    }
    if (name.endsWith(".ms")) {
      return ConfigSpans.millis(name, text);
    }
    return name.endsWith(".bytes") ? ConfigSizes.bytes(name, text) : text;
  }
}
