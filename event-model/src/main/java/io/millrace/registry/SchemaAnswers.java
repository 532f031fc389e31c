package io.millrace.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Schemas of answers, parsed after the schemas that they refer to. */
final class SchemaAnswers {
  private final HttpExchange http;

  SchemaAnswers(HttpExchange http) {
    this.http = http;
  }

  /** The schema of an id, for messages and for the context of its references. */
  Schema schema(Answer answer, String subject, String what, Deadline deadline) {
    Schema.Parser parser = new Schema.Parser();
    // As theirs: a default that doesn't fit is no reason not to read what was written.
    parser.setValidateDefaults(false);
    parseReferences(answer, SubjectName.contextPrefix(subject), parser, new HashSet<>(), deadline);
    return parse(answer, parser, what);
  }

  RegisteredSchema registered(Answer answer, String subject, Deadline deadline) {
    int version = answer.number("version");
    int id = answer.number("id");
    Schema schema = schema(answer, subject, subject + ", version " + version, deadline);
    return new RegisteredSchema(subject, version, id, schema);
  }

  private void parseReferences(
      Answer answer, String context, Schema.Parser parser, Set<String> done, Deadline deadline) {
    for (JsonNode node : answer.json().path("references")) {
      Answer reference = answer.with(node);
      String named = reference.text("subject");
      String subject = SubjectName.isQualified(named) ? named : context + named;
      int version = reference.number("version");
      String which = subject + ", version " + version;
      if (done.add(which)) {
        Answer referred =
            http.get(
                "%s/versions/%d?deleted=true".formatted(Address.subject(subject), version),
                deadline);
        parseReferences(referred, SubjectName.contextPrefix(subject), parser, done, deadline);
        parse(referred, parser, which);
      }
    }
  }

  private static Schema parse(Answer answer, Schema.Parser parser, String what) {
    String kind = answer.json().path("schemaType").asText("AVRO");
    if (!kind.equals("AVRO")) {
      throw new RegistryException(
          200, 200, "%s is a schema of kind %s, and only AVRO can be read".formatted(what, kind));
    }
    try {
      return parser.parse(answer.text("schema"));
    } catch (AvroRuntimeException e) {
      throw new RegistryException(
          200, 200, "the registry's schema for " + what + " is not one that Avro can parse");
    }
  }
}
