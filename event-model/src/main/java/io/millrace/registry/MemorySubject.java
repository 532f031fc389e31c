package io.millrace.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.avro.Schema;

/** The versions of one subject in memory, deleted ones too. For one thread at a time. */
final class MemorySubject {
  private record Stored(RegisteredSchema schema, boolean deleted) {}

  private final String name;
  private final TreeMap<Integer, Stored> versions = new TreeMap<>();

  MemorySubject(String name) {
    this.name = name;
  }

  /** Ascending, without those that are deleted. */
  List<RegisteredSchema> live() {
    return select(stored -> !stored.deleted);
  }

  boolean isGone() {
    return versions.isEmpty();
  }

  boolean refersTo(int id) {
    return versions.values().stream().anyMatch(stored -> stored.schema.id() == id);
  }

  Optional<RegisteredSchema> find(Predicate<Schema> wanted) {
    List<RegisteredSchema> found = new ArrayList<>(live());
    found.removeIf(version -> !wanted.test(version.schema()));
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
  }

  void add(int id, Schema schema) {
    int next = versions.isEmpty() ? 1 : versions.lastKey() + 1;
    versions.put(next, new Stored(new RegisteredSchema(name, next, id, schema), false));
  }

  List<Integer> deleteAll(boolean permanent) {
    if (versions.isEmpty()) {
      throw MemoryRefusal.noSubject(name);
    }
    boolean isLive = !live().isEmpty();
    if (permanent && isLive) {
      throw MemoryRefusal.of(
          404, 40405, "subject " + name + " must be deleted before it is deleted permanently");
    }
    if (!permanent && !isLive) {
      throw MemoryRefusal.of(404, 40404, "subject " + name + " is deleted already");
    }
    List<Integer> deleted = numbers(permanent ? select(stored -> true) : live());
    deleted.forEach(version -> remove(version, permanent));
    return deleted;
  }

  int delete(int version, boolean permanent) {
    Stored stored = versions.get(version);
    if (stored == null) {
      throw versions.isEmpty()
          ? MemoryRefusal.noSubject(name)
          : MemoryRefusal.noVersion(name, version);
    }
    if (permanent && !stored.deleted) {
      throw MemoryRefusal.of(
          404, 40407, "version %d must be deleted before that for ever".formatted(version));
    }
    if (!permanent && stored.deleted) {
      throw MemoryRefusal.of(404, 40406, "version %d is deleted already".formatted(version));
    }
    remove(version, permanent);
    return version;
  }

  static List<Integer> numbers(Collection<RegisteredSchema> versions) {
    return versions.stream().map(RegisteredSchema::version).toList();
  }

  private void remove(int version, boolean permanent) {
    if (permanent) {
      versions.remove(version);
    } else {
      versions.computeIfPresent(version, (v, stored) -> new Stored(stored.schema, true));
    }
  }

  private List<RegisteredSchema> select(Predicate<Stored> which) {
    return versions.values().stream().filter(which).map(Stored::schema).toList();
  }
}
