package io.millrace.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.millrace.registry.HttpTransport.Reply;

/** Sentences for answers that are no success. */
final class Refusals {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 500;

  private Refusals() {}

  /** The answer's body; a missing node when it is empty or no JSON. */
  static JsonNode json(Reply reply) {
    try {
      String body = reply.response().body();
      return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** The status, and what the registry says about it. */
  static String describe(Reply reply) {
    String message = firstLine(json(reply).path("message").asText(""));
    return message.isEmpty() ? "" + reply.status() : reply.status() + ": " + message;
  }

  /** The refusal of a registry that answered with another status than 2xx. */
  static RegistryException of(Reply reply) {
    JsonNode body = json(reply);
    int status = reply.status();
    int code = body.path("error_code").asInt(status);
    String url = Address.shown(reply.url());
    if (reply.isRedirect()) {
      return new RegistryException(
          status,
          code,
          "%s answers that the registry is elsewhere (%d): give the address that it moved to"
              .formatted(url, status));
    }
    if (code == 404) {
      return new RegistryException(
          status,
          code,
          "no schema registry at " + url + ": is the path right, such as /apis/ccompat/v7?");
    }
    String reason = firstLine(body.path("message").asText(""));
    return new RegistryException(
        status,
        code,
        "the schema registry at %s refused: %s"
            .formatted(url, reason.isEmpty() ? sentence(status) : reason));
  }

  private static String sentence(int status) {
    return switch (status) {
      case 401 -> "it doesn't know who asks (HTTP status 401): are the credentials right?";
      case 403 -> "it doesn't allow that to who asks (HTTP status 403)";
      default -> "HTTP status " + status;
    };
  }

  private static String firstLine(String text) {
    String line = text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }
}
