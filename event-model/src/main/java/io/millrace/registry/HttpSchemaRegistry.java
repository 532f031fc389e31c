package io.millrace.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.Schema;

/** The REST API as methods; {@link HttpExchange} carries the requests. */
final class HttpSchemaRegistry implements SchemaRegistry {
  /** Subjects of one answer: some registries give no more unless they are asked for them. */
  private static final int PAGE = 1_000;

  private static final int NOT_FOUND = 404;

  private final HttpExchange http;
  private final SchemaAnswers schemas;
  private final SubjectRules rules;

  HttpSchemaRegistry(HttpExchange http) {
    this.http = http;
    this.schemas = new SchemaAnswers(http);
    this.rules = new SubjectRules(http);
  }

  @Override
  public int register(String subject, Schema schema, boolean normalize) {
    String path = Address.subject(subject) + "/versions?normalize=" + normalize;
    return http.send("POST", path, body(schema)).number("id");
  }

  @Override
  public int register(
      String subject, String schema, List<SchemaReference> references, boolean normalize) {
    Deadline deadline = http.deadline();
    String path = Address.subject(subject) + "/versions?normalize=" + normalize;
    ObjectNode body = body(sendable(subject, schema, references, deadline).text());
    return http.send("POST", path, body, deadline).number("id");
  }

  @Override
  public int idOf(String subject, Schema schema, boolean normalize) {
    return http.send("POST", lookUp(subject, normalize), body(schema)).number("id");
  }

  @Override
  public Schema schemaOf(int id) {
    return schema("/schemas/ids/" + id + "?fetchMaxId=false", "", "schema id " + id);
  }

  @Override
  public Schema schemaOf(int id, String subject) {
    return schema(
        "/schemas/ids/%d?fetchMaxId=false&subject=%s".formatted(id, Address.encode(subject)),
        subject,
        "schema id " + id);
  }

  @Override
  public Schema schemaOf(UUID guid) {
    try {
      return schema("/schemas/guids/" + guid, "", "schema " + guid);
    } catch (RegistryException e) {
      throw e.code() == NOT_FOUND
          ? RegistryException.unsupported(
              NOT_FOUND, "schema %s: the schema registry has no GUIDs".formatted(guid))
          : e;
    }
  }

  @Override
  public List<VersionName> versionsOf(int id) {
    return http.find("GET", "/schemas/ids/" + id + "/versions", null)
        .map(SchemaAnswers::versions)
        .orElse(List.of());
  }

  @Override
  public Optional<RegisteredSchema> latest(String subject) {
    return registered(subject, "/versions/latest");
  }

  @Override
  public Optional<RegisteredSchema> latest(String subject, Map<String, String> metadata) {
    StringBuilder query = new StringBuilder("/metadata?deleted=false");
    metadata.forEach(
        (key, value) ->
            query.append("&key=" + Address.encode(key) + "&value=" + Address.encode(value)));
    Deadline deadline = http.deadline();
    return http.find("GET", Address.subject(subject) + query, null, deadline)
        .map(found -> withMetadata(subject, found, deadline));
  }

  @Override
  public Optional<RegisteredSchema> version(String subject, int version) {
    return registered(subject, "/versions/" + version);
  }

  @Override
  public List<Integer> versions(String subject) {
    return http.find("GET", Address.subject(subject) + "/versions", null)
        .map(Answer::numbers)
        .orElse(List.of());
  }

  @Override
  public Optional<RegisteredSchema> find(String subject, Schema schema) {
    Deadline deadline = http.deadline();
    return http.find("POST", lookUp(subject, false), body(schema), deadline)
        .map(found -> schemas.registered(found, subject, deadline));
  }

  @Override
  public Optional<RegisteredSchema> find(
      String subject, String schema, List<SchemaReference> references) {
    Deadline deadline = http.deadline();
    ObjectNode body = body(sendable(subject, schema, references, deadline).text());
    return http.find("POST", lookUp(subject, false), body, deadline)
        .map(found -> schemas.registered(found, subject, deadline));
  }

  @Override
  public Schema parse(String subject, String schema, List<SchemaReference> references) {
    return sendable(subject, schema, references, http.deadline()).schema();
  }

  @Override
  public List<String> subjects() {
    return subjects("");
  }

  @Override
  public List<String> deletedSubjects() {
    Set<String> live = Set.copyOf(subjects());
    return subjects("&deleted=true").stream().filter(name -> !live.contains(name)).toList();
  }

  private List<String> subjects(String query) {
    Deadline deadline = http.deadline();
    Set<String> names = new LinkedHashSet<>();
    List<String> page;
    boolean isMore;
    do {
      page =
          http.get("/subjects?limit=%d&offset=%d%s".formatted(PAGE, names.size(), query), deadline)
              .texts();
      // A registry that doesn't know limits gave all at once, and gives the same again.
      isMore = names.addAll(page) && page.size() >= PAGE;
    } while (isMore);
    return names.stream().sorted().toList();
  }

  @Override
  public List<String> contexts() {
    // Apicurio writes the default one as :.:
    return http.send("GET", "/contexts", null).texts().stream()
        .map(name -> name.replace(":", ""))
        .sorted()
        .toList();
  }

  @Override
  public Optional<CompatibilityLevel> compatibility(String subject) {
    return rules.compatibility(subject);
  }

  @Override
  public CompatibilityLevel effectiveCompatibility(String subject) {
    return rules.effectiveCompatibility(subject);
  }

  @Override
  public CompatibilityLevel defaultCompatibility() {
    return rules.defaultCompatibility();
  }

  @Override
  public void setDefaultCompatibility(CompatibilityLevel level) {
    rules.setDefaultCompatibility(level);
  }

  @Override
  public void setCompatibility(String subject, CompatibilityLevel level) {
    rules.setCompatibility(subject, level);
  }

  @Override
  public void resetCompatibility(String subject) {
    rules.resetCompatibility(subject);
  }

  @Override
  public List<String> incompatibilities(String subject, Schema schema) {
    return rules.incompatibilities(subject, body(schema));
  }

  @Override
  public Optional<Mode> mode(String subject) {
    return rules.mode(subject);
  }

  @Override
  public void setMode(String subject, Mode mode) {
    rules.setMode(subject, mode);
  }

  @Override
  public void resetMode(String subject) {
    rules.resetMode(subject);
  }

  @Override
  public List<Integer> deleteSubject(String subject, boolean permanent) {
    String path = Address.subject(subject) + "?permanent=" + permanent;
    return http.send("DELETE", path, null).numbers();
  }

  @Override
  public int deleteVersion(String subject, int version, boolean permanent) {
    String path =
        "%s/versions/%d?permanent=%b".formatted(Address.subject(subject), version, permanent);
    return http.send("DELETE", path, null).number();
  }

  private ReferenceParser.Sendable sendable(
      String subject, String schema, List<SchemaReference> references, Deadline deadline) {
    return schemas.parser(deadline).sendable(new SchemaText(schema, references), subject);
  }

  private Schema schema(String path, String subject, String what) {
    Deadline deadline = http.deadline();
    return schemas.schema(http.get(path, deadline), subject, what, deadline);
  }

  private Optional<RegisteredSchema> registered(String subject, String path) {
    Deadline deadline = http.deadline();
    return http.find("GET", Address.subject(subject) + path, null, deadline)
        .map(found -> schemas.registered(found, subject, deadline));
  }

  private RegisteredSchema withMetadata(String subject, Answer found, Deadline deadline) {
    if (found.json().isMissingNode()) {
      throw RegistryException.unsupported(204, "the schema registry has no metadata of schemas");
    }
    return schemas.registered(found, subject, deadline);
  }

  private static String lookUp(String subject, boolean normalize) {
    return Address.subject(subject) + "?normalize=" + normalize;
  }

  private static ObjectNode body(SchemaText schema) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("schema", schema.text());
    if (!schema.references().isEmpty()) {
      ArrayNode references = body.putArray("references");
      for (SchemaReference reference : schema.references()) {
        references
            .addObject()
            .put("name", reference.name())
            .put("subject", reference.subject())
            .put("version", reference.version());
      }
    }
    return body;
  }

  private static ObjectNode body(Schema schema) {
    return JsonNodeFactory.instance.objectNode().put("schema", schema.toString());
  }
}
