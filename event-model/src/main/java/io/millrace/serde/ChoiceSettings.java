package io.millrace.serde;

import static io.millrace.serde.SerdeKeys.AUTO_REGISTER;
import static io.millrace.serde.SerdeKeys.USE_ID;
import static io.millrace.serde.SerdeKeys.USE_LATEST;
import static io.millrace.serde.SerdeKeys.USE_METADATA;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;

/**
 * The ways to choose a schema, the strongest first.
 *
 * <p>Confluent's serializer takes the strongest that is set and ignores the others without a word;
 * here two of them that are at odds are refused.
 */
enum ChoiceSettings {
  REGISTER,
  ID,
  METADATA,
  LATEST,
  OWN;

  /** The keys that take part. */
  static String[] keys() {
    return new String[] {AUTO_REGISTER, USE_ID, USE_METADATA, USE_LATEST};
  }

  /**
   * @throws ConfigException when more than one is set
   */
  static ChoiceSettings of(AbstractConfig config) {
    List<ChoiceSettings> set = new ArrayList<>();
    List<String> names = new ArrayList<>();
    if (config.getInt(USE_ID) >= 0) {
      set.add(ID);
      names.add(USE_ID + "=" + config.getInt(USE_ID));
    }
    if (!config.getString(USE_METADATA).isBlank()) {
      metadata(config.getString(USE_METADATA));
      set.add(METADATA);
      names.add(USE_METADATA + "=" + config.getString(USE_METADATA));
    }
    if (config.getBoolean(USE_LATEST)) {
      set.add(LATEST);
      names.add(USE_LATEST + "=true");
    }
    if (set.size() > 1) {
      throw new ConfigException(
          "%s are at odds: set one of them".formatted(String.join(" and ", names)));
    }
    if (config.getBoolean(AUTO_REGISTER)) {
      if (!set.isEmpty()) {
        throw new ConfigException(
            "%s has no effect while %s is true%s: set that to false"
                .formatted(
                    names.get(0).replaceAll("=.*", ""),
                    AUTO_REGISTER,
                    config.originals().containsKey(AUTO_REGISTER) ? "" : ", as by default"));
      }
      return REGISTER;
    }
    return set.isEmpty() ? OWN : set.get(0);
  }

  /**
   * The properties of {@code name=value,name=value}.
   *
   * @throws ConfigException for any other text
   */
  static Map<String, String> metadata(String text) {
    Map<String, String> properties = new TreeMap<>();
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals < 1) {
        throw new ConfigException(
            "%s is %s, and must be name=value, or several with commas between"
                .formatted(USE_METADATA, text));
      }
      properties.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
    }
    return properties;
  }
}
