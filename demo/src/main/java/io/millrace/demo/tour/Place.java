package io.millrace.demo.tour;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a run takes place, and where its page says that it does: addresses and folders, exactly.
 *
 * @param names by the real text, what stands for it on the page; the longer ones come first
 */
record Place(Map<String, String> names) {
  Place {
    names = new LinkedHashMap<>(names);
  }

  /** A text of the run, as the page has it. */
  String shown(String real) {
    String shown = real;
    for (Map.Entry<String, String> name : names.entrySet()) {
      shown = shown.replace(name.getKey(), name.getValue());
    }
    return shown;
  }

  /** A text of the page, as the run needs it. */
  String real(String shown) {
    String real = shown;
    for (Map.Entry<String, String> name : names.entrySet()) {
      real = real.replace(name.getValue(), name.getKey());
    }
    return real;
  }
}
