package io.millrace.producer.mapping;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/**
 * How the text of cells is to be read.
 *
 * @param nulls texts that are null; unless given, the empty text where rows are text
 */
record CellText(Times times, NumberText numbers, Optional<Set<String>> nulls) {
  CellText {
    nulls = nulls.map(Set::copyOf);
  }

  /** Of ISO 8601 and UTC, with a point. */
  static final CellText DEFAULT =
      new CellText(new Times(DateText.ISO, ZoneOffset.UTC), NumberText.POINT, Optional.empty());
}
