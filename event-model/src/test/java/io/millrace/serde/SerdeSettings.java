package io.millrace.serde;

import io.millrace.local.Stack;
import java.util.HashMap;
import java.util.Map;

/** What a test configures both sides with. */
record SerdeSettings(Map<String, String> values, boolean forKeys) {
  SerdeSettings {
    values = Map.copyOf(values);
  }

  static SerdeSettings at(Stack stack) {
    return at(stack.registryUrl());
  }

  static SerdeSettings at(String registryUrl) {
    return new SerdeSettings(Map.of("schema.registry.url", registryUrl), false);
  }

  SerdeSettings with(String key, Object value) {
    Map<String, String> more = new HashMap<>(values);
    more.put(key, value.toString());
    return new SerdeSettings(more, forKeys);
  }

  SerdeSettings ofKeys() {
    return new SerdeSettings(values, true);
  }
}
