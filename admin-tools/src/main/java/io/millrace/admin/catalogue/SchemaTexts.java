package io.millrace.admin.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads schemas that the catalogue brings along, with the types that they refer to. */
final class SchemaTexts {
  static final String SCHEMA = "schema";
  static final String AVRO = "avro";
  static final String REFERENCES = "references";

  private final Problems problems;
  private final SchemaSources sources;

  SchemaTexts(Problems problems, SchemaSources sources) {
    this.problems = problems;
    this.sources = sources;
  }

  /**
   * The schema of a mapping that has one; empty, and a problem, when it can't be used.
   *
   * @param types finds what the mapping refers to; it says itself what it doesn't find
   */
  Optional<SchemaText> read(Mapping mapping, Function<ScalarNode, Optional<SharedType>> types) {
    List<ScalarNode> names = mapping.texts(REFERENCES);
    List<SharedType> found = names.stream().flatMap(name -> types.apply(name).stream()).toList();
    Optional<Node> inline = mapping.find(AVRO);
    Optional<Node> file = mapping.find(SCHEMA);
    if (inline.isPresent() && file.isPresent()) {
      problems.add(inline.get(), "give \"schema\" or \"avro\", not both");
      return Optional.empty();
    }
    Optional<String> text =
        mapping
            .text(AVRO)
            .or(() -> mapping.text(SCHEMA).flatMap(name -> sources.text(name, file.orElseThrow())));
    // Without all its types, a schema has problems that aren't its own.
    return text.filter(schema -> found.size() == names.size())
        .flatMap(
            schema ->
                parse(
                    mapping.text(SCHEMA).orElse("this"),
                    schema,
                    found,
                    inline.or(() -> file).orElseThrow()));
  }

  private Optional<SchemaText> parse(String name, String text, List<SharedType> types, Node at) {
    try {
      Schema schema =
          new Schema.Parser().addTypes(types.stream().map(SharedType::schema).toList()).parse(text);
      return Optional.of(
          new SchemaText(schema, text, types.stream().map(SharedType::reference).toList()));
    } catch (AvroRuntimeException e) {
      problems.add(at, "%s is no Avro schema: %s".formatted(name, reason(e)));
    } catch (NullPointerException e) {
      // From Avro 1.12, for a schema that is nothing but the name of a type.
      problems.add(at, "%s is no Avro schema: %s".formatted(name, missing(text.replace("\"", ""))));
    }
    return Optional.empty();
  }

  private static String reason(AvroRuntimeException e) {
    if (e.getCause() instanceof JsonProcessingException json) {
      return "line %d, column %d: %s"
          .formatted(
              json.getLocation().getLineNr(),
              json.getLocation().getColumnNr(),
              json.getOriginalMessage());
    }
    String undefined = "Undefined schema: ";
    String message = String.valueOf(e.getMessage());
    if (message.startsWith(undefined)) {
      return missing(message.substring(undefined.length()));
    }
    return message.equals("Cannot parse <null> schema") ? "it is empty" : message;
  }

  private static String missing(String type) {
    return "it uses the type %s, which is not among its references".formatted(type.strip());
  }
}
