package io.millrace.app.filter;

import java.util.List;
import java.util.Optional;

/**
 * What a filter has to say of the records that it saw.
 *
 * @param errors records on which the condition made no sense
 * @param firstError where and why that was so first
 * @param warnings a sentence for each name that no record had
 */
public record FilterReport(long errors, Optional<String> firstError, List<String> warnings) {
  public FilterReport {
    warnings = List.copyOf(warnings);
  }
}
