package io.millrace.benchmarks;

/** What the script and the annotations tell the JVMs that JMH starts. */
final class Settings {
  /** The property with the registry's URL; a JVM that JMH starts inherits it. */
  private static final String REGISTRY = "millrace.benchmarks.registry";

  /** Without it Avro lets Confluent's and Apicurio's make no generated classes. */
  static final String TRUST =
      "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.millrace.example,io.millrace.benchmarks.record";

  static final String LEAST_HEAP = "-Xms1g";
  static final String MOST_HEAP = "-Xmx1g";

  private Settings() {}

  static String registry() {
    String url = System.getProperty(REGISTRY);
    if (url == null) {
      throw new IllegalStateException(
          "-D%s=URL is not set: run benchmarks/serdes.sh, or start a registry".formatted(REGISTRY));
    }
    return url;
  }
}
