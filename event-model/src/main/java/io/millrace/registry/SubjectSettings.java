package io.millrace.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** Compatibility levels and modes of subjects. */
final class SubjectSettings {
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;

  private final HttpExchange http;

  SubjectSettings(HttpExchange http) {
    this.http = http;
  }

  Optional<CompatibilityLevel> compatibility(String subject) {
    return HttpSchemaRegistry.unlessNotFound(() -> http.send("GET", config(subject), null))
        .map(found -> constant(CompatibilityLevel.class, found, "compatibilityLevel"));
  }

  void setCompatibility(String subject, CompatibilityLevel level) {
    http.send(
        "PUT",
        config(subject),
        JsonNodeFactory.instance.objectNode().put("compatibility", level.name()));
  }

  void resetCompatibility(String subject) {
    HttpSchemaRegistry.unlessNotFound(() -> http.send("DELETE", config(subject), null));
  }

  Optional<Mode> mode(String subject) {
    return HttpSchemaRegistry.unlessNotFound(
            () -> ofModes(() -> http.send("GET", modePath(subject), null)))
        .map(found -> constant(Mode.class, found, "mode"));
  }

  void setMode(String subject, Mode mode) {
    ofModes(
        () ->
            http.send(
                "PUT",
                modePath(subject),
                JsonNodeFactory.instance.objectNode().put("mode", mode.name())));
  }

  void resetMode(String subject) {
    HttpSchemaRegistry.unlessNotFound(
        () -> ofModes(() -> http.send("DELETE", modePath(subject), null)));
  }

  /** Some registries know no modes, and say so as of any path that they don't know. */
  private static Answer ofModes(Supplier<Answer> request) {
    try {
      return request.get();
    } catch (RegistryException e) {
      if (e.code() == NOT_FOUND || e.code() == NOT_ALLOWED) {
        throw new RegistryException(
            e.status(), NOT_ALLOWED, "the schema registry has no modes: it knows no /mode");
      }
      throw e;
    }
  }

  private static <E extends Enum<E>> E constant(Class<E> type, Answer answer, String field) {
    String name = answer.text(field);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(name))
        .findFirst()
        .orElseThrow(() -> answer.unexpected("a known \"%s\"".formatted(field)));
  }

  private static String config(String subject) {
    return "/config/" + Address.encode(subject);
  }

  private static String modePath(String subject) {
    return "/mode/" + Address.encode(subject);
  }
}
