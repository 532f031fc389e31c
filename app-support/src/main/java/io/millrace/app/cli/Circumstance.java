package io.millrace.app.cli;

import java.util.Optional;

/** Options that can tell what a connection failed in, for the end of the line that says so. */
public interface Circumstance {

  /** Such as {@code context production}; empty for nothing out of the ordinary. */
  Optional<String> circumstance();
}
