package io.millrace.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
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
    List<SchemaReference> references = new ArrayList<>();
    for (JsonNode node : answer.json().path("references")) {
      references.add(reference(answer.with(node)));
    }
    return new SchemaText(answer.text("schema"), references);
  }

  private static SchemaReference reference(Answer answer) {
    int version = answer.number("version");
    if (version < 1) {
      throw answer.unexpected("a version of a reference that counts from 1");
    }
    return new SchemaReference(
        answer.json().path("name").asText(""), answer.text("subject"), version);
  }
}
