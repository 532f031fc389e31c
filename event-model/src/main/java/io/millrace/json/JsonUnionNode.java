package io.millrace.json;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Finds the branch of a union that JSON means: by its name, or plainly where only one branch can
 * read the value. Objects are never tried on one branch after the other, which would take
 * exponential time in nested unions.
 */
final class JsonUnionNode implements JsonReadNode {
  /** A branch beside null. */
  record Branch(Schema schema, JsonReadNode node) {
    private boolean hasField(String name) {
      return schema.getType() == Schema.Type.MAP
          || (node instanceof JsonRecordNode fields && fields.hasField(name));
    }

    private boolean isObject() {
      return schema.getType() == Schema.Type.RECORD || schema.getType() == Schema.Type.MAP;
    }
  }

  private final Schema union;
  private final List<Branch> branches;
  private final List<Branch> objects;
  private final Optional<Branch> array;
  private final List<Branch> scalars;

  /** Branches by those full names that can be nothing else, such as a field of another branch. */
  private final Map<String, Branch> clear = new HashMap<>();

  JsonUnionNode(Schema union, List<Branch> branches) {
    this.union = union;
    this.branches = branches;
    this.objects = branches.stream().filter(Branch::isObject).toList();
    this.array = branches.stream().filter(b -> b.schema.getType() == Schema.Type.ARRAY).findAny();
    this.scalars =
        branches.stream()
            .filter(b -> !b.isObject() && b.schema.getType() != Schema.Type.ARRAY)
            .toList();
    for (Branch branch : branches) {
      if (!isAlsoPlain(branch.schema.getFullName())) {
        clear.put(branch.schema.getFullName().intern(), branch);
      }
    }
  }

  @Override
  public Object read(JsonTokens tokens, JsonPath path) throws IOException {
    JsonToken token = tokens.current();
    if (token == JsonToken.VALUE_NULL && union.isNullable()) {
      return null;
    } else if (token == JsonToken.START_OBJECT) {
      return object(tokens, path);
    } else if (token == JsonToken.START_ARRAY) {
      return array
          .orElseThrow(() -> path.expected(Expected.name(union), JsonValue.Structure.ARRAY))
          .node
          .read(tokens, path);
    }
    return scalars.size() == 1 ? scalars.get(0).node.read(tokens, path) : scalar(tokens, path);
  }

  /** Looks only as far as it has to: most objects name their branch, or are of the only one. */
  private Object object(JsonTokens tokens, JsonPath path) throws IOException {
    if (tokens.next() == JsonToken.FIELD_NAME) {
      String name = tokens.text();
      Branch named = clear.get(name);
      if (named != null) {
        return only(named, name, tokens, path);
      }
      if (branches.size() == 1
          && branches.get(0).node instanceof JsonRecordNode fields
          && fields.hasField(name)) {
        return fields.readFields(tokens, path);
      }
    }
    TokenBuffer whole = TokenBuffer.ofObject(tokens);
    if (whole.fields() == 1) {
      String name = whole.firstName();
      Optional<Branch> named = named(name, path);
      if (named.isPresent()) {
        return named.get().node.read(whole.atFirstValue(), path.field(name));
      }
    }
    if (objects.isEmpty()) {
      throw path.expected(Expected.name(union), JsonValue.Structure.OBJECT);
    } else if (objects.size() > 1) {
      throw unnamed(objects, JsonValue.Structure.OBJECT, path);
    }
    return objects.get(0).node.read(whole, path);
  }

  private static Object only(Branch branch, String name, JsonTokens tokens, JsonPath path)
      throws IOException {
    tokens.next();
    Object value = branch.node.read(tokens, path.field(name));
    if (tokens.next() != JsonToken.END_OBJECT) {
      throw path.field(tokens.text())
          .refuse("stands beside %s, the name of a branch, which stands alone".formatted(name));
    }
    return value;
  }

  private Optional<Branch> named(String name, JsonPath path) {
    boolean alsoPlain = isAlsoPlain(name);
    if (branches.size() == 1 && alsoPlain) {
      return Optional.empty();
    }
    Optional<Branch> full =
        branches.stream().filter(branch -> branch.schema.getFullName().equals(name)).findFirst();
    if (full.isPresent()) {
      return full;
    }
    List<Branch> brief =
        branches.stream().filter(branch -> branch.schema.getName().equals(name)).toList();
    if (brief.isEmpty()) {
      return Optional.empty();
    }
    if (brief.size() > 1 || alsoPlain) {
      throw path.refuse(
          "%s is the name of several branches, or of a branch and a field; use a full name: %s"
              .formatted(name, names(branches)));
    }
    return Optional.of(brief.get(0));
  }

  private boolean isAlsoPlain(String name) {
    return branches.stream().anyMatch(branch -> branch.hasField(name));
  }

  private Object scalar(JsonTokens tokens, JsonPath path) throws IOException {
    List<Branch> fitting = new ArrayList<>();
    Object reading = null;
    for (Branch candidate : scalars) {
      try {
        reading = candidate.node.read(tokens, path);
        fitting.add(candidate);
      } catch (AvroJsonException e) {
        // Another branch may take it; when none does, the refusal below names them all.
      }
    }
    JsonValue value = JsonValue.of(tokens, path);
    if (fitting.isEmpty()) {
      throw path.expected(Expected.name(union), value);
    }
    if (fitting.size() > 1) {
      throw unnamed(fitting, value, path);
    }
    return reading;
  }

  private static AvroJsonException unnamed(List<Branch> fitting, JsonValue value, JsonPath path) {
    return path.refuse(
        "%s can be %s; name the branch: {\"%s\": ...}"
            .formatted(value.describe(), names(fitting), fitting.get(0).schema.getFullName()));
  }

  private static String names(List<Branch> branches) {
    return Expected.names(branches.stream().map(Branch::schema).toList());
  }
}
