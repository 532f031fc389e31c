package io.millrace.admin.catalogue;

import java.util.Optional;

/** The kinds of mappings of a catalogue whose keys an overlay overrides one by one. */
enum Section {
  ROOT,
  TOPICS,
  TOPIC,
  DEAD_LETTER,
  SCHEMAS,
  /** A mapping of names to plain values. */
  VALUES;

  /** Of a mapping beneath; empty when an overlay's value takes the place of the whole. */
  Optional<Section> beneath(String key) {
    return switch (this) {
      case ROOT ->
          switch (key) {
            case CatalogueReader.TOPICS -> Optional.of(TOPICS);
            case CatalogueReader.SCHEMAS -> Optional.of(SCHEMAS);
            case CatalogueReader.POLICY -> Optional.of(VALUES);
            default -> Optional.empty();
          };
      case TOPICS -> Optional.of(TOPIC);
      case SCHEMAS -> Optional.of(VALUES);
      case TOPIC ->
          switch (key) {
            case ConfigReader.CONFIGS -> Optional.of(VALUES);
            case DeadLetterReader.DEAD_LETTER -> Optional.of(DEAD_LETTER);
            default -> Optional.empty();
          };
      case DEAD_LETTER -> key.equals(ConfigReader.CONFIGS) ? Optional.of(VALUES) : Optional.empty();
      case VALUES -> Optional.empty();
    };
  }

  /** What an overlay can't add here; empty where it may add keys. */
  Optional<String> closed() {
    return switch (this) {
      case TOPICS -> Optional.of("topic");
      case SCHEMAS -> Optional.of("schema");
      default -> Optional.empty();
    };
  }
}
