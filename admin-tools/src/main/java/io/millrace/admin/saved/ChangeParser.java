package io.millrace.admin.saved;

import io.millrace.admin.plan.AddPartitions;
import io.millrace.admin.plan.AlterConfig;
import io.millrace.admin.plan.Change;
import io.millrace.admin.plan.ConfigChange;
import io.millrace.admin.plan.CreateTopic;
import io.millrace.admin.plan.DeleteTopic;
import io.millrace.admin.plan.Keys;
import io.millrace.admin.plan.RegisterSchema;
import io.millrace.admin.plan.SetCompatibility;
import io.millrace.admin.plan.Unsupported;
import io.millrace.admin.schema.WantedReference;
import io.millrace.admin.schema.WantedSchema;
import io.millrace.admin.topic.Loss;
import io.millrace.admin.topic.Retention;
import io.millrace.registry.CompatibilityLevel;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.avro.Schema;

/** Reads changes as {@link ChangeWriter} writes them; anything else is an exception. */
final class ChangeParser {
  private ChangeParser() {}

  static Change change(JsonMembers json) {
    String action = json.text("action");
    String resource = json.text("resource");
    return switch (action) {
      case "create-topic" -> creation(resource, json);
      case "add-partitions" ->
          new AddPartitions(
              resource,
              json.number("from"),
              json.number("to"),
              Keys.valueOf(json.text("keys").toUpperCase(Locale.ROOT)));
      case "alter-config" -> alteration(resource, json);
      case "delete-topic" ->
          new DeleteTopic(
              resource, json.text("holds"), json.texts("activeGroups"), json.texts("silent"));
      case "register-schema" -> registration(resource, json);
      case "set-compatibility" ->
          new SetCompatibility(
              resource,
              json.maybeText("from").map(CompatibilityLevel::valueOf),
              CompatibilityLevel.valueOf(json.text("to")));
      case "unsupported" -> new Unsupported(resource, json.text("change"), json.text("reason"));
      default -> throw new IllegalArgumentException("there is no action " + action);
    };
  }

  private static CreateTopic creation(String topic, JsonMembers json) {
    OptionalLong replication = json.maybeNumber("replication");
    return new CreateTopic(
        topic,
        json.number("partitions"),
        replication.isPresent()
            ? Optional.of((short) Math.min(replication.getAsLong(), Short.MAX_VALUE))
            : Optional.empty(),
        json.textsByName("configs"),
        json.texts("subjects"));
  }

  private static AlterConfig alteration(String topic, JsonMembers json) {
    return new AlterConfig(
        topic,
        json.objects("settings").stream().map(ChangeParser::setting).toList(),
        new Retention(
            json.flag("deletes"),
            json.maybeNumber("retentionMs"),
            json.maybeNumber("retentionBytes")),
        json.maybeObject("loss")
            .map(loss -> new Loss(loss.maybeNumber("dropped"), loss.maybeNumber("total"))));
  }

  private static ConfigChange setting(JsonMembers json) {
    return new ConfigChange(
        json.text("name"), json.maybeText("from"), json.maybeText("to"), json.flag("isReset"));
  }

  private static RegisterSchema registration(String subject, JsonMembers json) {
    // A schema of the registry may have a default that doesn't fit.
    Schema.Parser parser = new Schema.Parser().setValidateDefaults(false);
    return new RegisterSchema(
        subject,
        new WantedSchema(
            parser.parse(json.text("schema")),
            json.text("text"),
            json.objects("references").stream().map(ChangeParser::reference).toList()),
        json.number("after"));
  }

  private static WantedReference reference(JsonMembers json) {
    OptionalLong version = json.maybeNumber("version");
    return new WantedReference(
        json.text("type"),
        json.text("subject"),
        version.isPresent()
            ? OptionalInt.of(Math.toIntExact(version.getAsLong()))
            : OptionalInt.empty());
  }
}
