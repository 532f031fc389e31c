package io.millrace.admin.plan;

import io.millrace.admin.catalogue.Catalogue;
import io.millrace.admin.catalogue.Format;
import io.millrace.admin.catalogue.SchemaText;
import io.millrace.admin.catalogue.TopicDeclaration;
import io.millrace.admin.topic.TopicState;
import io.millrace.registry.CompatibilityLevel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** Short ways to declare topics in tests. */
final class Declared {
  static final Schema LONG = Schema.create(Schema.Type.LONG);

  private Declared() {}

  static Catalogue catalogue(TopicDeclaration... topics) {
    return new Catalogue(List.of(topics));
  }

  static ActualState actual(Map<String, TopicState> topics) {
    return new ActualState(topics, Map.of(), Map.of(), Map.of());
  }

  static TopicDeclaration keyed(String name, int partitions) {
    return TopicDeclaration.of(name, partitions).key(Optional.of(new Format.Text())).build();
  }

  static TopicDeclaration keyless(String name, int partitions) {
    return TopicDeclaration.of(name, partitions).build();
  }

  static TopicDeclaration configured(String name, String config, String value) {
    return TopicDeclaration.of(name, 1).configs(Map.of(config, value)).build();
  }

  static TopicDeclaration replicated(String name, int copies) {
    return TopicDeclaration.of(name, 1).replication(Optional.of((short) copies)).build();
  }

  static TopicDeclaration withValue(String name, Optional<CompatibilityLevel> level) {
    return TopicDeclaration.of(name, 1)
        .value(Optional.of(new Format.Avro(SchemaText.of(LONG), level)))
        .build();
  }

  /** Configs of a topic's own, of which no broker says what they fall back to. */
  static Map<String, Optional<String>> own(Set<String> names) {
    return names.stream().collect(Collectors.toMap(name -> name, name -> Optional.empty()));
  }
}
