package io.millrace.registry;

import io.millrace.registry.ReferenceParser.Sendable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

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

  /** Of a version, deleted or not. */
  SchemaText text(int version) {
    Stored stored = versions.get(version);
    if (stored == null) {
      throw MemoryRefusal.noVersion(name, version);
    }
    return text(stored.schema);
  }

  Optional<RegisteredSchema> find(Predicate<SchemaText> wanted) {
    List<RegisteredSchema> found = new ArrayList<>(live());
    found.removeIf(version -> !wanted.test(text(version)));
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
  }

  void add(int id, Sendable schema) {
    int next = versions.isEmpty() ? 1 : versions.lastKey() + 1;
    SchemaText text = schema.text();
    RegisteredSchema added =
        new RegisteredSchema(name, next, id, schema.schema(), text.text(), text.references());
    versions.put(next, new Stored(added, false));
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

  private static SchemaText text(RegisteredSchema version) {
    return new SchemaText(version.text(), version.references());
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
