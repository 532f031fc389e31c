package io.millrace.serde;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;

/** Declares keys: a line of Kafka's {@link ConfigDef} for each. */
final class Keys {
  private final ConfigDef keys = new ConfigDef();

  ConfigDef definition() {
    return keys;
  }

  Keys with(Consumer<Keys> declaration) {
    declaration.accept(this);
    return this;
  }

  Keys text(String name, String fallback, String doc) {
    keys.define(name, Type.STRING, fallback, Importance.MEDIUM, doc);
    return this;
  }

  /** Never shown, not even in a message about a wrong value. */
  Keys secret(String name, String doc) {
    keys.define(name, Type.PASSWORD, "", Importance.MEDIUM, doc);
    return this;
  }

  Keys flag(String name, boolean fallback, String doc) {
    keys.define(name, Type.BOOLEAN, fallback, Importance.MEDIUM, doc);
    return this;
  }

  Keys number(String name, int fallback, int least, String doc) {
    keys.define(name, Type.INT, fallback, Range.atLeast(least), Importance.LOW, doc);
    return this;
  }

  Keys list(String name, String doc) {
    keys.define(name, Type.LIST, "", Importance.MEDIUM, doc);
    return this;
  }

  Keys type(String name, String doc) {
    keys.define(name, Type.CLASS, null, Importance.MEDIUM, doc);
    return this;
  }

  Keys oneOf(String name, String fallback, String doc, String... values) {
    keys.define(name, Type.STRING, fallback, ValidString.in(values), Importance.MEDIUM, doc);
    return this;
  }

  /**
   * One of some values.
   *
   * @param refused values of Confluent's that are none here, with the sentence that says so
   */
  Keys oneOf(
      String name, String fallback, String doc, Map<String, String> refused, String... values) {
    Validator known = ValidString.in(values);
    Map<String, String> sentences = new LinkedHashMap<>(refused);
    Validator validator =
        new Validator() {
          @Override
          public void ensureValid(String key, Object value) {
            String sentence = sentences.get(String.valueOf(value));
            if (sentence != null) {
              throw new ConfigException("%s=%s %s".formatted(key, value, sentence));
            }
            known.ensureValid(key, value);
          }

          @Override
          public String toString() {
            return Arrays.toString(values);
          }
        };
    keys.define(name, Type.STRING, fallback, validator, Importance.MEDIUM, doc);
    return this;
  }
}
