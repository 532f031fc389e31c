package io.millrace.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What may be registered: compatibility levels and modes of subjects. */
final class SubjectRules {
  private static final String DEFAULT = "/config";
  private static final String NO_MODES = "the schema registry has no modes of subjects";

  /** What a server answers to a path, a method or a value that it doesn't know. */
  private static final Set<Integer> WITHOUT_MODES = Set.of(400, 404, 405, 501);

  private final HttpExchange http;

  SubjectRules(HttpExchange http) {
    this.http = http;
  }

  Optional<CompatibilityLevel> compatibility(String subject) {
    return http.find("GET", config(subject), null).map(SubjectRules::level);
  }

  CompatibilityLevel effectiveCompatibility(String subject) {
    return http.find("GET", config(subject) + "?defaultToGlobal=true", null)
        .map(SubjectRules::level)
        .orElseGet(this::defaultCompatibility);
  }

  CompatibilityLevel defaultCompatibility() {
    return level(http.send("GET", DEFAULT, null));
  }

  void setDefaultCompatibility(CompatibilityLevel level) {
    http.send("PUT", DEFAULT, body(level));
  }

  void setCompatibility(String subject, CompatibilityLevel level) {
    http.send("PUT", config(subject), body(level));
  }

  void resetCompatibility(String subject) {
    var unused = http.find("DELETE", config(subject), null);
  }

  /**
   * Without a version the registry is to ask for what the level asks for. Apicurio takes that for
   * all versions whatever the level, so that its no is asked about once more.
   */
  List<String> incompatibilities(String subject, JsonNode schema) {
    List<String> all = incompatibilities(subject, "", schema);
    return all.isEmpty() || looksAtAll(subject)
        ? all
        : incompatibilities(subject, "/latest", schema);
  }

  /** Empty when the registry says that the subject isn't there. */
  private List<String> incompatibilities(String subject, String version, JsonNode schema) {
    String path =
        "/compatibility/subjects/%s/versions%s?verbose=true"
            .formatted(Address.encode(subject), version);
    return http.find("POST", path, schema).map(SubjectRules::reasons).orElse(List.of());
  }

  private boolean looksAtAll(String subject) {
    return compatibility(subject)
        .filter(level -> level != CompatibilityLevel.NONE)
        .or(() -> http.find("GET", DEFAULT, null).map(SubjectRules::level))
        .filter(level -> !level.name().endsWith("_TRANSITIVE"))
        .isEmpty();
  }

  Optional<Mode> mode(String subject) {
    return askModes("GET", subject, null).map(found -> constant(Mode.class, found, "mode"));
  }

  void setMode(String subject, Mode mode) {
    JsonNode body = JsonNodeFactory.instance.objectNode().put("mode", mode.name());
    var unused = askModes("PUT", subject, body);
  }

  void resetMode(String subject) {
    var unused = askModes("DELETE", subject, null);
  }

  /** Apicurio has the path, answers it with nothing and does nothing. */
  private Optional<Answer> askModes(String method, String subject, JsonNode body) {
    Optional<Answer> answer;
    try {
      answer = http.find(method, "/mode/" + Address.encode(subject), body);
    } catch (RegistryException e) {
      throw WITHOUT_MODES.contains(e.code())
          ? RegistryException.unsupported(e.status(), NO_MODES)
          : e;
    }
    if (answer.isPresent() && answer.get().json().isMissingNode()) {
      throw RegistryException.unsupported(204, NO_MODES);
    }
    return answer;
  }

  private static CompatibilityLevel level(Answer answer) {
    return constant(CompatibilityLevel.class, answer, "compatibilityLevel");
  }

  private static List<String> reasons(Answer answer) {
    if (answer.flag("is_compatible")) {
      return List.of();
    }
    List<String> reasons =
        StreamSupport.stream(answer.json().path("messages").spliterator(), false)
            .map(JsonNode::asText)
            .toList();
    return reasons.isEmpty() ? List.of("the registry gives no reason") : reasons;
  }

  private static <E extends Enum<E>> E constant(Class<E> type, Answer answer, String field) {
    String name = answer.text(field);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(name))
        .findFirst()
        .orElseThrow(() -> answer.unexpected("a known \"%s\"".formatted(field)));
  }

  private static JsonNode body(CompatibilityLevel level) {
    return JsonNodeFactory.instance.objectNode().put("compatibility", level.name());
  }

  private static String config(String subject) {
    return DEFAULT + "/" + Address.encode(subject);
  }
}
