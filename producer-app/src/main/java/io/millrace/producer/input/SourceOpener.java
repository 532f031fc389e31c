package io.millrace.producer.input;

import java.util.Map;

/** Opens a source where an earlier run left it. */
@FunctionalInterface
public interface SourceOpener {

  /**
   * The source, which gives what comes after the positions.
   *
   * @param positions state by part, as in {@link Position}; empty for the very beginning
   * @throws io.millrace.app.cli.AppException when the source isn't there, can't be read, or isn't
   *     the one any more that the positions are of
   */
  Source open(Map<String, String> positions);
}
