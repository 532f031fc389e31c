package io.millrace.registry;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The ids of one subject's schemas: registering and looking up share what they know. */
final class SubjectIds {

  /**
   * A schema as it is asked for. Schemas are told apart by their text, since Avro takes those for
   * equal that differ in docs or aliases, and the registry doesn't.
   */
  record Written(String text, boolean normalize) {}

  private final Memo<Written, Integer> registered;
  private final Memo<Written, Integer> lookedUp;

  SubjectIds(CacheSettings settings, RegistryCounters counters, LongSupplier nanos) {
    int size = settings.schemasPerSubject();
    BoundedCache<Written, Integer> found = new BoundedCache<>(size, BoundedCache.FOR_EVER, nanos);
    this.registered =
        new Memo<>(
            found, new BoundedCache<>(1, java.time.Duration.ZERO, nanos), id -> false, counters);
    this.lookedUp =
        new Memo<>(
            found,
            new BoundedCache<>(size, settings.missingSchemaTtl(), nanos),
            id -> false,
            counters);
  }

  int register(Written schema, Supplier<Integer> ask) {
    return registered.get(schema, ask);
  }

  int lookUp(Written schema, Supplier<Integer> ask) {
    return lookedUp.get(schema, ask);
  }

  /** After a schema was registered. */
  void forgetMissing() {
    lookedUp.forgetMissing();
  }
}
