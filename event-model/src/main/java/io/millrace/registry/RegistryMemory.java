package io.millrace.registry;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.apache.avro.Schema;

/**
 * All that a {@link CachingSchemaRegistry} remembers.
 *
 * <p>Schemas by id, versions and subjects are bounded by {@value #SUBJECTS} times the schemas of
 * one subject.
 */
final class RegistryMemory {
  private static final int SUBJECTS = 10;

  /** The subject is empty for an id of the default context. */
  record IdIn(String subject, int id) {}

  record Version(String subject, int version) {}

  record Newest(String subject, Map<String, String> metadata) {}

  record Wanted(String subject, String text) {}

  final Memo<IdIn, Schema> schemas;
  final Memo<UUID, Schema> guids;
  final Memo<Version, Optional<RegisteredSchema>> versions;
  final Memo<Wanted, Optional<RegisteredSchema>> finds;
  final Memo<Newest, Optional<RegisteredSchema>> latest;
  private final BoundedCache<String, SubjectIds> ids;
  private final CacheSettings settings;
  private final RegistryCounters counters;
  private final LongSupplier nanos;

  RegistryMemory(CacheSettings settings, RegistryCounters counters, LongSupplier nanos) {
    this.settings = settings;
    this.counters = counters;
    this.nanos = nanos;
    int many = (int) Math.min(Integer.MAX_VALUE, SUBJECTS * (long) settings.schemasPerSubject());
    Duration ever = BoundedCache.FOR_EVER;
    this.ids = new BoundedCache<>(many, ever, nanos);
    this.schemas = memo(many, ever, settings.missingIdTtl());
    this.guids = memo(many, ever, settings.missingIdTtl());
    this.versions = memo(many, ever, settings.missingVersionTtl());
    this.finds = memo(many, ever, settings.missingSchemaTtl());
    this.latest =
        memo(
            settings.latestSize(), settings.latestTtl().orElse(ever), settings.missingVersionTtl());
  }

  SubjectIds ids(String subject) {
    return ids.computeIfAbsent(subject, () -> new SubjectIds(settings, counters, nanos));
  }

  /** After a schema was registered: there is another latest version, and less is missing. */
  void registered(String subject) {
    ids(subject).forgetMissing();
    latest.forget(key -> key.subject().equals(subject));
    versions.forgetMissing();
    finds.forgetMissing();
    schemas.forgetMissing();
    guids.forgetMissing();
  }

  /** After a version was deleted. Its schema keeps its id, and that its text. */
  void deleted(String subject) {
    ids.removeIf(subject::equals);
    latest.forget(key -> key.subject().equals(subject));
    versions.forget(key -> key.subject().equals(subject));
    finds.forget(key -> key.subject().equals(subject));
  }

  private <K, V> Memo<K, V> memo(int size, Duration ttl, Duration missingTtl) {
    return new Memo<>(
        new BoundedCache<>(size, ttl, nanos),
        new BoundedCache<>(size, missingTtl, nanos),
        Optional.empty()::equals,
        counters);
  }
}
