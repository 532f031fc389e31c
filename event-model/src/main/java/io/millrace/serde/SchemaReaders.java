package io.millrace.serde;

import io.millrace.registry.RegisteredSchema;
import io.millrace.registry.RegistryException;
import io.millrace.registry.SchemaRegistry;
import io.millrace.serde.EventDecodingException.Reason;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** The readers of the schemas that were met so far, by id and by GUID. Thread-safe. */
final class SchemaReaders {
  private final RegistryAccess registry;
  private final ValueReaders readers;
  private final Subjects subjects;
  private final int size;
  private final IdMap<ValueReader> byId;
  private final BoundedMap<UUID, ValueReader> byGuid;

  /** Ids mean something else in each context. */
  private final ConcurrentMap<String, IdMap<ValueReader>> byContext = new ConcurrentHashMap<>();

  /**
   * @param size how many are kept by id, in each context, and by GUID
   */
  SchemaReaders(RegistryAccess registry, ValueReaders readers, Subjects subjects, int size) {
    this.registry = registry;
    this.readers = readers;
    this.subjects = subjects;
    this.size = size;
    this.byId = new IdMap<>(size);
    this.byGuid = new BoundedMap<>(size);
  }

  /** The reader of an id, asked for at the registry when it isn't known. */
  ValueReader of(String topic, int id) {
    String context = subjects.context(topic);
    IdMap<ValueReader> known = in(context);
    ValueReader reader = known.get(id);
    if (reader == null) {
      reader = ask(topic, context, id);
      known.put(id, reader);
    }
    return reader;
  }

  /** The reader of a GUID, asked for at the registry when it isn't known. */
  ValueReader of(String topic, UUID guid) {
    ValueReader reader = byGuid.get(guid);
    if (reader == null) {
      Schema written =
          schema(topic, OptionalInt.empty(), "GUID " + guid, client -> client.schemaOf(guid));
      reader = make(topic, OptionalInt.empty(), written);
      byGuid.put(guid, reader);
    }
    return reader;
  }

  /**
   * Fetches the versions of a topic's subject that aren't deleted. Those that can't be read fail
   * when they are met.
   */
  void preload(String topic) {
    String subject = subjects.ofTopic(topic);
    IdMap<ValueReader> known = in(subjects.context(topic));
    for (int version : registry.ask(client -> client.versions(subject))) {
      Optional<RegisteredSchema> found = version(subject, version);
      if (found.isPresent() && known.get(found.get().id()) == null) {
        keep(known, found.get());
      }
    }
  }

  private Optional<RegisteredSchema> version(String subject, int version) {
    try {
      return registry.ask(client -> client.version(subject, version));
    } catch (RegistryException e) {
      // Such as one that isn't Avro's: the topic may have no record of it.
      return Optional.empty();
    }
  }

  private void keep(IdMap<ValueReader> known, RegisteredSchema found) {
    try {
      known.put(found.id(), readers.of(OptionalInt.of(found.id()), found.schema()));
    } catch (AvroRuntimeException e) {
      // A version without a class of ours is no reason to stop: the topic may have no record of it.
      return;
    }
  }

  private IdMap<ValueReader> in(String context) {
    return context.isEmpty() ? byId : byContext.computeIfAbsent(context, name -> new IdMap<>(size));
  }

  private ValueReader ask(String topic, String context, int id) {
    OptionalInt which = OptionalInt.of(id);
    Schema written =
        schema(
            topic,
            which,
            "schema id " + id,
            client ->
                context.isEmpty()
                    ? client.schemaOf(id)
                    : client.schemaOf(id, subjects.ofTopic(topic)));
    return make(topic, which, written);
  }

  private Schema schema(
      String topic, OptionalInt id, String which, Function<SchemaRegistry, Schema> question) {
    try {
      return registry.ask(question);
    } catch (RegistryException e) {
      if (e.isNotFound()) {
        throw new EventDecodingException(
            Reason.UNKNOWN_SCHEMA,
            topic,
            id,
            "a record of %s has %s, which the registry doesn't know".formatted(topic, which),
            e);
      }
      throw e;
    }
  }

  private ValueReader make(String topic, OptionalInt id, Schema written) {
    try {
      return readers.of(id, written);
    } catch (AvroRuntimeException e) {
      throw new EventDecodingException(
          Reason.UNREADABLE_AS_CLASS,
          topic,
          id,
          "records of %s with %s can't be read as their class: %s"
              .formatted(
                  topic,
                  id.isPresent() ? "schema id " + id.getAsInt() : written.getFullName(),
                  e.getMessage()),
          e);
    }
  }
}
