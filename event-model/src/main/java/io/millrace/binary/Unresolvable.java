package io.millrace.binary;

import java.util.IdentityHashMap;
import java.util.Optional;
import org.apache.avro.Resolver;

/** Finds out before the first datum that no datum at all can be read. */
final class Unresolvable {
  private final IdentityHashMap<Resolver.Action, Optional<String>> records =
      new IdentityHashMap<>();

  private Unresolvable() {}

  /** Why whatever was written can't be read; empty when something can. */
  static Optional<String> reason(Resolver.Action action) {
    return new Unresolvable().find(action);
  }

  private Optional<String> find(Resolver.Action action) {
    return switch (action.type) {
      case ERROR -> Optional.of(action.toString());
      case RECORD -> inRecord((Resolver.RecordAdjust) action);
      case READER_UNION -> find(((Resolver.ReaderUnion) action).actualAction);
      case WRITER_UNION -> inAllBranches((Resolver.WriterUnion) action);
      default -> Optional.empty();
    };
  }

  private Optional<String> inRecord(Resolver.RecordAdjust record) {
    // A record within itself is looked at once, and readable meanwhile.
    Optional<String> known = records.putIfAbsent(record, Optional.empty());
    if (known != null) {
      return known;
    }
    Optional<String> reason = inFields(record);
    records.put(record, reason);
    return reason;
  }

  private Optional<String> inFields(Resolver.RecordAdjust record) {
    for (int i = 0; i < record.fieldActions.length; i++) {
      String field = record.writer.getFields().get(i).name();
      Optional<String> reason = find(record.fieldActions[i]).map(why -> field + ": " + why);
      if (reason.isPresent()) {
        return reason;
      }
    }
    return Optional.empty();
  }

  private Optional<String> inAllBranches(Resolver.WriterUnion union) {
    Optional<String> first = Optional.empty();
    for (Resolver.Action branch : union.actions) {
      Optional<String> reason = find(branch);
      if (reason.isEmpty()) {
        return reason;
      }
      first = first.or(() -> reason);
    }
    return first;
  }
}
