package io.millrace.app.cli;

import java.util.Optional;

/** Options that can tell what an error happened in, for the end of its line. */
public interface Circumstance {

  /** Such as {@code context production}; empty for nothing out of the ordinary. */
  Optional<String> circumstance();
}
