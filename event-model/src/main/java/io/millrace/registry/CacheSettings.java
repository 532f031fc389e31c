package io.millrace.registry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * What a client remembers of the registry's answers, and for how long.
 *
 * @param schemasPerSubject ids by schema, of each subject; the one used least recently makes room
 * @param latestSize subjects whose latest version is remembered; at least 1, as the rest
 * @param latestTtl how long the latest version is believed; empty for ever
 * @param missingIdTtl how long an id that wasn't there isn't asked for again; zero: not remembered
 * @param missingVersionTtl the same for a version, and for the latest one
 * @param missingSchemaTtl the same for a schema that wasn't a version of its subject
 */
public record CacheSettings(
    int schemasPerSubject,
    int latestSize,
    Optional<Duration> latestTtl,
    Duration missingIdTtl,
    Duration missingVersionTtl,
    Duration missingSchemaTtl) {

  public CacheSettings {
    atLeastOne("max.schemas.per.subject", schemasPerSubject);
    atLeastOne("latest.cache.size", latestSize);
    requireNonNull(latestTtl, "latestTtl");
    notNegative("missing.id.cache.ttl.sec", missingIdTtl);
    notNegative("missing.version.cache.ttl.sec", missingVersionTtl);
    notNegative("missing.schema.cache.ttl.sec", missingSchemaTtl);
  }

  /** A thousand of each for ever, and nothing that is missing: Confluent's defaults. */
  public static CacheSettings defaults() {
    return new CacheSettings(
        1_000, 1_000, Optional.empty(), Duration.ZERO, Duration.ZERO, Duration.ZERO);
  }

  private static void atLeastOne(String key, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("%s must be at least 1, and is %d".formatted(key, value));
    }
  }

  private static void notNegative(String key, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(
          "%s must be 0 or more, and is %d".formatted(key, value.toSeconds()));
    }
  }
}
