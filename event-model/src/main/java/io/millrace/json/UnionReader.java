package io.millrace.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Finds the branch of a union that JSON means: by its name, or plainly where only one branch can
 * read the value. Objects are never tried on one branch after the other, which would take
 * exponential time in nested unions.
 */
final class UnionReader {
  private UnionReader() {}

  static Object read(Schema union, JsonValue value, JsonPath path) {
    if (value instanceof JsonValue.Null && union.isNullable()) {
      return null;
    }
    List<Schema> branches = branches(union);
    if (value instanceof JsonValue.Fields fields && fields.values().size() == 1) {
      Map.Entry<String, JsonValue> only = fields.values().entrySet().iterator().next();
      Optional<Schema> named = named(branches, only.getKey(), path);
      if (named.isPresent()) {
        return JsonDatumReader.read(named.get(), only.getValue(), path.field(only.getKey()));
      }
    }
    return plain(union, branches, value, path);
  }

  /** Those beside null. */
  static List<Schema> branches(Schema union) {
    return union.getTypes().stream().filter(type -> type.getType() != Schema.Type.NULL).toList();
  }

  private static Optional<Schema> named(List<Schema> branches, String name, JsonPath path) {
    boolean alsoPlain = branches.stream().anyMatch(branch -> hasField(branch, name));
    if (branches.size() == 1 && alsoPlain) {
      return Optional.empty();
    }
    Optional<Schema> full =
        branches.stream().filter(branch -> branch.getFullName().equals(name)).findFirst();
    if (full.isPresent()) {
      return full;
    }
    List<Schema> brief = branches.stream().filter(branch -> branch.getName().equals(name)).toList();
    if (brief.isEmpty()) {
      return Optional.empty();
    }
    if (brief.size() > 1 || alsoPlain) {
      throw path.refuse(
          "%s is the name of several branches, or of a branch and a field; use a full name: %s"
              .formatted(name, Expected.names(branches)));
    }
    return Optional.of(brief.get(0));
  }

  private static boolean hasField(Schema branch, String name) {
    return branch.getType() == Schema.Type.MAP
        || (branch.getType() == Schema.Type.RECORD && branch.getField(name) != null);
  }

  private static Object plain(Schema union, List<Schema> branches, JsonValue value, JsonPath path) {
    List<Schema> candidates = branches.stream().filter(branch -> sameShape(branch, value)).toList();
    if (candidates.isEmpty()) {
      throw path.expected(Expected.name(union), value);
    }
    if (candidates.size() == 1) {
      return JsonDatumReader.read(candidates.get(0), value, path);
    }
    if (value instanceof JsonValue.Fields) {
      throw unnamed(candidates, value, path);
    }
    return scalar(union, candidates, value, path);
  }

  private static boolean sameShape(Schema branch, JsonValue value) {
    return switch (branch.getType()) {
      case RECORD, MAP -> value instanceof JsonValue.Fields;
      case ARRAY -> value instanceof JsonValue.Items;
      default -> !(value instanceof JsonValue.Fields || value instanceof JsonValue.Items);
    };
  }

  private static Object scalar(
      Schema union, List<Schema> candidates, JsonValue value, JsonPath path) {
    List<Schema> fitting = new ArrayList<>();
    Object reading = null;
    for (Schema candidate : candidates) {
      try {
        reading = JsonDatumReader.read(candidate, value, path);
        fitting.add(candidate);
      } catch (AvroJsonException e) {
        // Another branch may take it; when none does, the refusal below names them all.
      }
    }
    if (fitting.isEmpty()) {
      throw path.expected(Expected.name(union), value);
    }
    if (fitting.size() > 1) {
      throw unnamed(fitting, value, path);
    }
    return reading;
  }

  private static AvroJsonException unnamed(List<Schema> fitting, JsonValue value, JsonPath path) {
    return path.refuse(
        "%s can be %s; name the branch: {\"%s\": ...}"
            .formatted(value.describe(), Expected.names(fitting), fitting.get(0).getFullName()));
  }
}
