package io.millrace.admin.export;

import io.millrace.admin.catalogue.ConfigNames;
import io.millrace.admin.topic.ConfigSource;
import io.millrace.admin.topic.TopicShape;
import io.millrace.registry.CompatibilityLevel;
import io.millrace.registry.RegisteredSchema;
import io.millrace.registry.SchemaReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes what was found as a catalogue that plans to nothing. */
final class CatalogueWriter {
  private static final Pattern NUMBER = Pattern.compile("0|-?[1-9]\\d{0,17}");
  private static final String HEADER =
      """
      # Keys without a schema don't show on a cluster: add "key: string" to topics whose records have
      # them, so that a plan warns before it adds partitions.
      """;

  private final Optional<SchemaFiles> files;

  private CatalogueWriter(Optional<SchemaFiles> files) {
    this.files = files;
  }

  static CatalogueFiles write(Export export, Optional<SchemaFiles> files) {
    CatalogueWriter writer = new CatalogueWriter(files);
    Map<String, Object> catalogue = new LinkedHashMap<>();
    Map<String, Object> topics = new LinkedHashMap<>();
    export.topics().forEach(topic -> topics.put(topic.shape().name(), writer.topic(topic)));
    Map<String, Object> shared = new LinkedHashMap<>();
    files.ifPresent(
        known ->
            known.shared().forEach(schema -> shared.put(schema.subject(), writer.source(schema))));
    if (!shared.isEmpty()) {
      catalogue.put("schemas", shared);
    }
    catalogue.put("topics", topics);
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setWidth(400).build();
    return new CatalogueFiles(
        HEADER + new Dump(settings).dumpToString(catalogue),
        files.map(SchemaFiles::texts).orElse(Map.of()));
  }

  private Map<String, Object> topic(FoundTopic topic) {
    TopicShape shape = topic.shape();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("partitions", shape.partitions().size());
    body.put("replication", shape.replication());
    Map<String, Object> configs = new LinkedHashMap<>();
    shape.configs().stream()
        .filter(config -> config.source() == ConfigSource.TOPIC)
        .filter(config -> !ConfigNames.isThrottle(config.name()))
        .forEach(
            config -> config.value().ifPresent(value -> configs.put(config.name(), plain(value))));
    body.put("configs", configs);
    topic.key().ifPresent(key -> body.put("key", subject(key)));
    topic.value().ifPresent(value -> body.put("value", subject(value)));
    return body;
  }

  private Map<String, Object> subject(FoundSubject subject) {
    Map<String, Object> body = source(subject.newest());
    subject.level().map(CompatibilityLevel::name).ifPresent(l -> body.put("compatibility", l));
    return body;
  }

  private Map<String, Object> source(RegisteredSchema schema) {
    Map<String, Object> body = new LinkedHashMap<>();
    Optional<String> file = files.flatMap(known -> known.file(schema));
    if (file.isPresent()) {
      body.put("schema", file.get());
      if (!schema.references().isEmpty()) {
        body.put(
            "references",
            schema.references().stream().map(SchemaReference::subject).distinct().toList());
      }
    } else {
      body.put("subject", schema.subject());
      body.put("version", schema.version());
    }
    return body;
  }

  private static Object plain(String value) {
    return NUMBER.matcher(value).matches() ? (Object) Long.valueOf(value) : value;
  }
}
