package io.millrace.admin.command.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.admin.schema.Registration;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * What came of a registration as a line and, for programs, as an object with {@code subject},
 * {@code outcome} (registered, present or proposed), {@code version} and {@code id} (null when
 * proposed) and {@code level}, which the schema was held to.
 */
final class RegistrationView {
  private RegistrationView() {}

  static String line(Registration registration) {
    String subject = registration.subject();
    return switch (registration.outcome()) {
      case REGISTERED ->
          "registered %s, version %d, id %d"
              .formatted(subject, registration.version().getAsInt(), registration.id().getAsInt());
      case PRESENT ->
          "%s has it already: version %d, id %d"
              .formatted(subject, registration.version().getAsInt(), registration.id().getAsInt());
      case PROPOSED ->
          "%s would get a new version, as %s allows it".formatted(subject, registration.level());
    };
  }

  static String json(Registration registration) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("subject", registration.subject());
    document.put("outcome", registration.outcome().name().toLowerCase(Locale.ROOT));
    put(document, "version", registration.version());
    put(document, "id", registration.id());
    document.put("level", registration.level().name());
    return document.toPrettyString();
  }

  private static void put(ObjectNode document, String name, OptionalInt number) {
    document.put(name, number.isPresent() ? Integer.valueOf(number.getAsInt()) : null);
  }
}
