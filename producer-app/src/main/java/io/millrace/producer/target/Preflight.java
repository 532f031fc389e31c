package io.millrace.producer.target;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import io.millrace.app.schema.SchemaSource;
import io.millrace.registry.RegistryCounters;
import io.millrace.registry.RegistryException;
import io.millrace.registry.RegistrySettings;
import io.millrace.registry.SchemaRegistry;
import io.millrace.serde.AvroSerdeConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Looks at everything first, then registers what is missing. For one thread. */
final class Preflight {
  /** A topic, and the schemas that were found for it. */
  private record Planned(String topic, FoundSchema value, Optional<FoundSchema> key) {}

  private final SchemaRegistry registry;
  private final SideSettings values;
  private final SideSettings keys;
  private final RegistryTime time;
  private final Registration registration;
  private final List<Planned> planned = new ArrayList<>();
  private Set<String> compacted = Set.of();

  private Preflight(
      SchemaRegistry registry,
      SideSettings values,
      SideSettings keys,
      RegistryTime time,
      Registration registration) {
    this.registry = registry;
    this.values = values;
    this.keys = keys;
    this.time = time;
    this.registration = registration;
  }

  /** Takes the settings; does no I/O. */
  static Preflight of(Connection connection, SchemaRegistry registry, Registration registration) {
    Map<String, Object> settings = connection.settings();
    AvroSerdeConfig config = new AvroSerdeConfig(settings);
    SchemaRegistry caching =
        SchemaRegistry.caching(registry, config.caches(), new RegistryCounters());
    SideSettings values = SideSettings.of(settings, caching, false);
    return new Preflight(
        caching,
        values,
        SideSettings.of(settings, caching, true),
        new RegistryTime(values.registry(), connection.timeout()),
        registration == Registration.REGISTER_MISSING && !values.registers()
            ? Registration.ONLY_FIND
            : registration);
  }

  /**
   * Finds the schemas.
   *
   * @throws AppException with all that is wrong
   */
  void look(TopicCheck topics, Collection<TargetRequest> requests) {
    List<AppException> wrong = new ArrayList<>(time.ask(() -> findAll(requests)));
    wrong.addAll(0, topics.problems());
    if (!wrong.isEmpty()) {
      throw AppException.all(wrong);
    }
    compacted = topics.compacted();
  }

  private List<AppException> findAll(Collection<TargetRequest> requests) {
    List<AppException> wrong = new ArrayList<>();
    for (TargetRequest request : requests) {
      Optional<FoundSchema> value = find(values, request.topic(), request.value(), wrong);
      Optional<FoundSchema> key =
          request.key().flatMap(source -> find(keys, request.topic(), request.key(), wrong));
      value.ifPresent(found -> planned.add(new Planned(request.topic(), found, key)));
    }
    return wrong;
  }

  private Optional<FoundSchema> find(
      SideSettings side, String topic, Optional<SchemaSource> source, List<AppException> wrong) {
    boolean mayBeNew = registration != Registration.ONLY_FIND;
    try {
      return Optional.of(new SchemaFinder(registry, side, mayBeNew).find(topic, source));
    } catch (AppException e) {
      wrong.add(e);
    } catch (RegistryException e) {
      wrong.add(problem(topic, e));
    }
    return Optional.empty();
  }

  private static AppException problem(String topic, RegistryException e) {
    if (e.status() == 401 || e.code() == 404) {
      // It would be the same for all topics: who asks isn't known, or this is no registry.
      throw e;
    }
    // What is right by HTTP and yet no Avro schema is a matter of the data there.
    return e.status() == 200
        ? AppException.refused("topic %s: %s".formatted(topic, e.getMessage()))
        : AppException.of("topic " + topic, Failure.of(e));
  }

  /** The targets as {@link #open} gives them, but nothing is registered, and ids may be made up. */
  List<Target> rehearse() {
    return targets(true);
  }

  /** Registers what is missing; the targets, in the order of the requests. */
  List<Target> open() {
    return targets(registration == Registration.DRY_RUN);
  }

  private List<Target> targets(boolean dry) {
    return time.ask(() -> planned.stream().map(target -> open(target, dry)).toList());
  }

  private Target open(Planned target, boolean dry) {
    return new AvroTarget(
        target.topic,
        bytes(values, target.topic, target.value, dry),
        target.key.map(key -> bytes(keys, target.topic, key, dry)),
        compacted.contains(target.topic));
  }

  private SchemaBytes bytes(SideSettings side, String topic, FoundSchema found, boolean dry) {
    if (found.id().isPresent()) {
      return bytes(side, topic, found, registry, found.id().getAsInt());
    } else if (dry) {
      String scope = UUID.randomUUID().toString();
      SchemaRegistry memory = SchemaRegistry.open(RegistrySettings.of("mock://" + scope));
      SchemaRegistry.dropScope(scope);
      int id = memory.register(found.subject(), found.schema(), false);
      return bytes(side, topic, found, memory, id);
    }
    int id = register(side, found);
    return bytes(side, topic, found, registry, id);
  }

  private int register(SideSettings side, FoundSchema found) {
    try {
      return registry.register(found.subject(), found.schema(), side.normalizes());
    } catch (RegistryException e) {
      throw AppException.of(
          "%s can't be registered for %s".formatted(found.name(), found.subject()), Failure.of(e));
    }
  }

  private static SchemaBytes bytes(
      SideSettings side, String topic, FoundSchema found, SchemaRegistry registry, int id) {
    var records = side.serializer(registry, id);
    records.prepare(topic, found.schema());
    return new SchemaBytes(side.isKey(), topic, found.schema(), id, records);
  }
}
