package io.millrace.registry;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.apache.avro.Schema;

/** Schemas of answers, parsed after the schemas that they refer to. */
final class SchemaAnswers {
  private final HttpExchange http;

  SchemaAnswers(HttpExchange http) {
    this.http = http;
  }

  /** The schema of an id, for messages and for the context of its references. */
  Schema schema(Answer answer, String subject, String what, Deadline deadline) {
    return parser(deadline).registered(text(answer, what), subject, what);
  }

  RegisteredSchema registered(Answer answer, String subject, Deadline deadline) {
    int version = answer.number("version");
    int id = answer.number("id");
    String what = subject + ", version " + version;
    SchemaText text = text(answer, what);
    Schema schema = parser(deadline).registered(text, subject, what);
    return new RegisteredSchema(subject, version, id, schema, text.text(), text.references());
  }

  /** The answer itself as names of versions. */
  static List<VersionName> versions(Answer answer) {
    return answer.items().stream()
        .map(item -> new VersionName(item.text("subject"), item.version("version")))
        .sorted(comparing(VersionName::subject).thenComparing(VersionName::version))
        .toList();
  }

  /** A parser that asks for the versions that a schema refers to, deleted ones too. */
  ReferenceParser parser(Deadline deadline) {
    return new ReferenceParser(
        (subject, version) ->
            text(
                http.get(
                    "%s/versions/%d?deleted=true".formatted(Address.subject(subject), version),
                    deadline),
                subject + ", version " + version));
  }

  private static SchemaText text(Answer answer, String what) {
    String kind = answer.json().path("schemaType").asText("AVRO");
    if (!kind.equals("AVRO")) {
      throw new RegistryException(
          200, 200, "%s is a schema of kind %s, and only AVRO can be read".formatted(what, kind));
    }
    JsonNode references = answer.json().path("references");
    return new SchemaText(
        answer.text("schema"),
        references.isEmpty()
            ? List.of()
            : answer.with(references).items().stream().map(SchemaAnswers::reference).toList());
  }

  private static SchemaReference reference(Answer answer) {
    return new SchemaReference(
        answer.json().path("name").asText(""), answer.text("subject"), answer.version("version"));
  }
}
