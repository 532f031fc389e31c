package io.millrace.admin.command.topic;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** New values of configs. */
final class ConfigOptions {
  @Option(
      names = "--set",
      paramLabel = "CONFIG=VALUE",
      description =
          "Give the topics a value of their own, with units as 7d or 1GiB; once for each config.")
  private Map<String, String> set = new LinkedHashMap<>();

  Map<String, String> set() {
    return set;
  }
}
