package io.millrace.producer.command;

import io.millrace.app.cli.AppException;
import io.millrace.app.context.SettingsFile;
import io.millrace.app.database.DatabaseAddress;
import io.millrace.app.unit.DurationText;
import io.millrace.producer.jdbc.QuerySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** A query whose rows are published. */
final class JdbcOptions {
  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      description =
          "Read the rows of a query in place of files, such as"
              + " jdbc:postgresql://db.example.com/shop. The password goes into --jdbc-config.")
  private String url;

  @Option(
      names = "--query",
      paramLabel = "SQL",
      description = "The query, such as \"select * from orders\".")
  private String query;

  @Option(
      names = "--growing",
      paramLabel = "COLUMN",
      description =
          "A column whose values only grow, such as id: a run goes on behind the last one of the"
              + " run before.")
  private String growing;

  @Option(
      names = "--fetch-size",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many rows to fetch at once (${DEFAULT-VALUE}).")
  private int fetchSize;

  @Option(
      names = "--poll-interval",
      paramLabel = "TIME",
      defaultValue = "5s",
      converter = DurationText.PositiveConverter.class,
      description = "With --follow, between two questions (${DEFAULT-VALUE}), such as 500ms.")
  private Duration interval;

  @Option(
      names = "--jdbc-config",
      paramLabel = "FILE",
      description = "A properties file of the driver's settings, with user and password.")
  private Path config;

  boolean isGiven() {
    return url != null;
  }

  /** Adds what doesn't go together. */
  void check(List<AppException> wrong) {
    boolean needsUrl = query != null || growing != null || config != null;
    if (url == null && needsUrl) {
      String option = query != null ? "--query" : growing != null ? "--growing" : "--jdbc-config";
      wrong.add(AppException.usage(option + " needs a database: name it with --jdbc-url"));
    }
    if (url != null && !url.startsWith("jdbc:postgresql:")) {
      // Without the address, which may hold a password.
      wrong.add(AppException.usage("--jdbc-url must begin with jdbc:postgresql:"));
    }
    if (url != null && (query == null || query.isBlank())) {
      wrong.add(
          AppException.usage(
              "--jdbc-url needs a query: give --query, such as --query \"select * from orders\""));
    }
    if (fetchSize < 1) {
      wrong.add(AppException.usage("--fetch-size must be 1 or more, and is " + fetchSize));
    }
  }

  /**
   * The query.
   *
   * @param follow whether to ask it again and again
   * @throws AppException when the properties can't be read, or something about it is wrong
   */
  QuerySettings settings(boolean follow) {
    Map<String, String> properties = new TreeMap<>();
    if (config != null) {
      properties.putAll(SettingsFile.read(config, "give --jdbc-config an existing one"));
    }
    return new QuerySettings(
        url,
        DatabaseAddress.login(properties, System.getenv()),
        query,
        Optional.ofNullable(growing),
        fetchSize,
        follow,
        interval,
        QuerySettings.DEFAULT_PATIENCE);
  }
}
