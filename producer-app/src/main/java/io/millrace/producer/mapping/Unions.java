package io.millrace.producer.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.millrace.spelling.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** What of a union a cell becomes, and which branch a name means. */
final class Unions {
  private Unions() {}

  /** The branches that aren't null, or the schema itself when it's no union. */
  static List<Schema> branches(Schema schema) {
    return schema.getType() == Schema.Type.UNION
        ? schema.getTypes().stream().filter(branch -> branch.getType() != Schema.Type.NULL).toList()
        : List.of(schema);
  }

  /** The branch of that name: full, short, or of a logical type; empty when it isn't one alone. */
  static Optional<Schema> named(Schema schema, String name) {
    List<Schema> branches = branches(schema);
    for (Schema branch : branches) {
      if (branch.getFullName().equals(name)) {
        return Optional.of(branch);
      }
    }
    List<Schema> brief =
        branches.stream().filter(branch -> shortNames(branch).anyMatch(name::equals)).toList();
    return brief.size() == 1 ? Optional.of(brief.get(0)) : Optional.empty();
  }

  private static Stream<String> shortNames(Schema branch) {
    return branch.getLogicalType() == null
        ? Stream.of(branch.getName())
        : Stream.of(branch.getName(), branch.getLogicalType().getName());
  }

  /** Why no branch is of that name. */
  static String unknown(Schema schema, String name) {
    List<Schema> branches = branches(schema);
    List<String> known = branches.stream().map(Schema::getName).toList();
    long meant =
        branches.stream().filter(branch -> shortNames(branch).anyMatch(name::equals)).count();
    return meant > 1
        ? "%s is the name of %d types; use the full name".formatted(name, meant)
        : "there is no type %s here, only %s%s"
            .formatted(name, String.join(", ", known), NearestName.hint(name, known));
  }

  /**
   * Of the branches that take a cell, the one.
   *
   * @param converters of the branches, null's too, in their order
   */
  static Converter onlyFitting(Schema union, List<Converter> converters) {
    Converter json = JsonConverter.of(union);
    return cell ->
        cell instanceof JsonNode || cell instanceof TokenBuffer
            ? json.convert(cell)
            : onlyFitting(union, converters, cell);
  }

  private static Object onlyFitting(Schema union, List<Converter> converters, Object cell)
      throws Misfit {
    List<Schema> fitting = new ArrayList<>();
    Object value = null;
    for (int i = 0; i < converters.size(); i++) {
      try {
        value = converters.get(i).convert(cell);
        fitting.add(union.getTypes().get(i));
      } catch (Misfit e) {
        // Another branch may take it.
      }
    }
    if (fitting.size() == 1) {
      return value;
    }
    throw new Misfit(
        fitting.isEmpty()
            ? "%s is no %s".formatted(Quoted.of(cell), SchemaNames.of(union))
            : "%s can be %s; name it in the mapping: {type: %s, column: ...}"
                .formatted(Quoted.of(cell), SchemaNames.of(fitting), fitting.get(0).getName()));
  }
}
