package io.millrace.registry;

import io.millrace.registry.ReferenceParser.Sendable;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntPredicate;
import org.apache.avro.Schema;

/**
 * A registry in memory, with the rules, the codes and the default level (BACKWARD) of a real one,
 * but without metadata and GUIDs.
 */
final class MemorySchemaRegistry implements SchemaRegistry {
  private static final Set<Mode> CLOSED =
      EnumSet.of(Mode.READONLY, Mode.READONLY_OVERRIDE, Mode.FORWARD);

  private final Map<String, MemorySubject> subjects = new TreeMap<>();
  private final Map<String, MemoryIds> ids = new TreeMap<>();
  private final Map<String, CompatibilityLevel> levels = new TreeMap<>();
  private final Map<String, Mode> modes = new TreeMap<>();
  private CompatibilityLevel defaultLevel = CompatibilityLevel.BACKWARD;

  @Override
  public int register(String subject, Schema schema, boolean normalize) {
    return register(subject, MemoryIds.whole(schema), normalize);
  }

  @Override
  public synchronized int register(
      String subject, String schema, List<SchemaReference> references, boolean normalize) {
    return register(subject, sendable(subject, schema, references), normalize);
  }

  private synchronized int register(String subject, Sendable schema, boolean normalize) {
    MemorySubject known = subjects.computeIfAbsent(subject, MemorySubject::new);
    Optional<RegisteredSchema> same = known.find(MemoryIds.same(schema.text(), normalize));
    if (same.isPresent()) {
      return same.get().id();
    }
    if (CLOSED.contains(modes.getOrDefault(subject, Mode.READWRITE))) {
      throw MemoryRefusal.of(422, 42205, "subject " + subject + " takes no schemas in its mode");
    }
    List<String> problems = incompatibilities(subject, schema.schema());
    if (!problems.isEmpty()) {
      throw MemoryRefusal.of(
          409, 409, "the schema is incompatible with %s: %s".formatted(subject, problems.get(0)));
    }
    int id = ids(subject).of(schema);
    known.add(id, schema);
    return id;
  }

  @Override
  public synchronized int idOf(String subject, Schema schema, boolean normalize) {
    if (live(subject).isEmpty()) {
      throw MemoryRefusal.noSubject(subject);
    }
    return subjects
        .get(subject)
        .find(MemoryIds.same(MemoryIds.whole(schema).text(), normalize))
        .orElseThrow(() -> MemoryRefusal.noSchema("schema"))
        .id();
  }

  @Override
  public Schema schemaOf(int id) {
    return schemaOf(id, "");
  }

  @Override
  public synchronized Schema schemaOf(int id, String subject) {
    return ids(subject).schema(id);
  }

  @Override
  public Schema schemaOf(UUID guid) {
    throw MemoryRefusal.noSchema("schema " + guid);
  }

  @Override
  public synchronized List<VersionName> versionsOf(int id) {
    return subjects.keySet().stream()
        .filter(subject -> !SubjectName.isQualified(subject))
        .flatMap(subject -> live(subject).stream())
        .filter(version -> version.id() == id)
        .map(version -> new VersionName(version.subject(), version.version()))
        .toList();
  }

  @Override
  public synchronized Optional<RegisteredSchema> latest(String subject) {
    List<RegisteredSchema> live = live(subject);
    return live.isEmpty() ? Optional.empty() : Optional.of(live.get(live.size() - 1));
  }

  @Override
  public Optional<RegisteredSchema> latest(String subject, Map<String, String> metadata) {
    return metadata.isEmpty() ? latest(subject) : Optional.empty();
  }

  @Override
  public synchronized Optional<RegisteredSchema> version(String subject, int version) {
    return live(subject).stream().filter(known -> known.version() == version).findFirst();
  }

  @Override
  public synchronized List<Integer> versions(String subject) {
    return MemorySubject.numbers(live(subject));
  }

  @Override
  public Optional<RegisteredSchema> find(String subject, Schema schema) {
    return find(subject, MemoryIds.whole(schema).text());
  }

  @Override
  public synchronized Optional<RegisteredSchema> find(
      String subject, String schema, List<SchemaReference> references) {
    return find(subject, sendable(subject, schema, references).text());
  }

  private synchronized Optional<RegisteredSchema> find(String subject, SchemaText schema) {
    return Optional.ofNullable(subjects.get(subject))
        .flatMap(known -> known.find(MemoryIds.same(schema, false)));
  }

  @Override
  public synchronized Schema parse(
      String subject, String schema, List<SchemaReference> references) {
    return sendable(subject, schema, references).schema();
  }

  @Override
  public synchronized List<String> subjects() {
    return subjects.keySet().stream().filter(subject -> !live(subject).isEmpty()).toList();
  }

  @Override
  public synchronized List<String> deletedSubjects() {
    // One whose first schema was refused has never been there.
    return subjects.keySet().stream()
        .filter(subject -> live(subject).isEmpty() && !subjects.get(subject).isGone())
        .toList();
  }

  @Override
  public synchronized List<String> contexts() {
    Set<String> contexts = new TreeSet<>(Set.of("."));
    subjects().forEach(subject -> contexts.add(SubjectName.context(subject)));
    return List.copyOf(contexts);
  }

  @Override
  public synchronized Optional<CompatibilityLevel> compatibility(String subject) {
    return Optional.ofNullable(levels.get(subject));
  }

  @Override
  public synchronized CompatibilityLevel effectiveCompatibility(String subject) {
    return levels.getOrDefault(subject, defaultLevel);
  }

  @Override
  public synchronized CompatibilityLevel defaultCompatibility() {
    return defaultLevel;
  }

  @Override
  public synchronized void setDefaultCompatibility(CompatibilityLevel level) {
    defaultLevel = level;
  }

  @Override
  public synchronized void setCompatibility(String subject, CompatibilityLevel level) {
    levels.put(subject, level);
  }

  @Override
  public synchronized void resetCompatibility(String subject) {
    levels.remove(subject);
  }

  @Override
  public synchronized List<String> incompatibilities(String subject, Schema schema) {
    return MemoryCompatibility.problems(effectiveCompatibility(subject), live(subject), schema);
  }

  @Override
  public synchronized Optional<Mode> mode(String subject) {
    return Optional.ofNullable(modes.get(subject));
  }

  @Override
  public synchronized void setMode(String subject, Mode mode) {
    modes.put(subject, mode);
  }

  @Override
  public synchronized void resetMode(String subject) {
    modes.remove(subject);
  }

  @Override
  public synchronized List<Integer> deleteSubject(String subject, boolean permanent) {
    refuseReferred(subject, version -> true);
    List<Integer> deleted = known(subject).deleteAll(permanent);
    forgetUnused(subject);
    return deleted;
  }

  @Override
  public synchronized int deleteVersion(String subject, int version, boolean permanent) {
    refuseReferred(subject, referred -> referred == version);
    int deleted = known(subject).delete(version, permanent);
    forgetUnused(subject);
    return deleted;
  }

  private Sendable sendable(String subject, String schema, List<SchemaReference> references) {
    return new ReferenceParser((referred, version) -> known(referred).text(version))
        .sendable(new SchemaText(schema, references), subject);
  }

  private void refuseReferred(String subject, IntPredicate which) {
    boolean isReferred =
        subjects.values().stream()
            .flatMap(known -> known.live().stream())
            .flatMap(known -> known.references().stream())
            .anyMatch(
                reference ->
                    reference.subject().equals(subject) && which.test(reference.version()));
    if (isReferred) {
      throw MemoryRefusal.of(422, 42206, "other subjects refer to " + subject);
    }
  }

  private MemorySubject known(String subject) {
    return Optional.ofNullable(subjects.get(subject))
        .orElseThrow(() -> MemoryRefusal.noSubject(subject));
  }

  private List<RegisteredSchema> live(String subject) {
    return Optional.ofNullable(subjects.get(subject)).map(MemorySubject::live).orElse(List.of());
  }

  private MemoryIds ids(String subject) {
    return ids.computeIfAbsent(SubjectName.contextPrefix(subject), context -> new MemoryIds());
  }

  private void forgetUnused(String subject) {
    String context = SubjectName.contextPrefix(subject);
    subjects.values().removeIf(MemorySubject::isGone);
    ids(subject)
        .forget(
            id ->
                subjects.entrySet().stream()
                    .filter(known -> SubjectName.contextPrefix(known.getKey()).equals(context))
                    .noneMatch(known -> known.getValue().refersTo(id)));
  }
}
