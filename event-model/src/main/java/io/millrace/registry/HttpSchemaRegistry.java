package io.millrace.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/** The REST API as methods; {@link HttpExchange} carries the requests. */
final class HttpSchemaRegistry implements SchemaRegistry {
  private final HttpExchange http;

  HttpSchemaRegistry(RegistrySettings settings) {
    this.http = new HttpExchange(settings);
  }

  @Override
  public int register(String subject, Schema schema, boolean normalize) {
    String path = "/subjects/" + encode(subject) + "/versions?normalize=" + normalize;
    return http.send("POST", path, body(schema)).required("id").asInt();
  }

  @Override
  public int idOf(String subject, Schema schema, boolean normalize) {
    return lookUp(subject, schema, normalize).required("id").asInt();
  }

  @Override
  public Schema schemaOf(int id) {
    return parse(
        http.send("GET", "/schemas/ids/" + id + "?fetchMaxId=false", null), "schema id " + id);
  }

  @Override
  public Optional<RegisteredSchema> latest(String subject) {
    return unlessNotFound(
            () -> http.send("GET", "/subjects/" + encode(subject) + "/versions/latest", null))
        .map(found -> registered(subject, found));
  }

  @Override
  public Optional<RegisteredSchema> find(String subject, Schema schema) {
    return unlessNotFound(() -> lookUp(subject, schema, false))
        .map(found -> registered(subject, found));
  }

  @Override
  public List<String> subjects() {
    return StreamSupport.stream(http.send("GET", "/subjects", null).spliterator(), false)
        .map(JsonNode::asText)
        .sorted()
        .toList();
  }

  @Override
  public Optional<CompatibilityLevel> compatibility(String subject) {
    return unlessNotFound(() -> http.send("GET", "/config/" + encode(subject), null))
        .map(found -> CompatibilityLevel.valueOf(found.required("compatibilityLevel").asText()));
  }

  @Override
  public void setCompatibility(String subject, CompatibilityLevel level) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("compatibility", level.name());
    http.send("PUT", "/config/" + encode(subject), body);
  }

  @Override
  public List<String> incompatibilities(String subject, Schema schema) {
    String path = "/compatibility/subjects/" + encode(subject) + "/versions?verbose=true";
    JsonNode answer = http.send("POST", path, body(schema));
    if (answer.required("is_compatible").asBoolean()) {
      return List.of();
    }
    List<String> reasons =
        StreamSupport.stream(answer.path("messages").spliterator(), false)
            .map(JsonNode::asText)
            .toList();
    return reasons.isEmpty() ? List.of("the registry gives no reason") : reasons;
  }

  private JsonNode lookUp(String subject, Schema schema, boolean normalize) {
    return http.send(
        "POST", "/subjects/" + encode(subject) + "?normalize=" + normalize, body(schema));
  }

  private RegisteredSchema registered(String subject, JsonNode found) {
    int version = found.required("version").asInt();
    Schema schema = parse(found, subject + ", version " + version);
    return new RegisteredSchema(subject, version, found.required("id").asInt(), schema);
  }

  /** The schema of an answer, after the schemas that it refers to. */
  private Schema parse(JsonNode found, String what) {
    Schema.Parser parser = new Schema.Parser();
    parseReferences(found, parser, new HashSet<>());
    return parse(found, parser, what);
  }

  private void parseReferences(JsonNode found, Schema.Parser parser, Set<String> done) {
    for (JsonNode reference : found.path("references")) {
      String subject = reference.required("subject").asText();
      int version = reference.required("version").asInt();
      String which = subject + ", version " + version;
      if (done.add(which)) {
        JsonNode referred =
            http.send(
                "GET",
                "/subjects/%s/versions/%d?deleted=true".formatted(encode(subject), version),
                null);
        parseReferences(referred, parser, done);
        parse(referred, parser, which);
      }
    }
  }

  private static Schema parse(JsonNode found, Schema.Parser parser, String what) {
    try {
      return parser.parse(found.required("schema").asText());
    } catch (SchemaParseException e) {
      throw new RegistryException(
          200, 200, "the registry's schema for " + what + " is not one that Avro can parse");
    }
  }

  private static ObjectNode body(Schema schema) {
    return JsonNodeFactory.instance.objectNode().put("schema", schema.toString());
  }

  private static Optional<JsonNode> unlessNotFound(java.util.function.Supplier<JsonNode> request) {
    try {
      return Optional.of(request.get());
    } catch (RegistryException e) {
      if (e.isNotFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static String encode(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
