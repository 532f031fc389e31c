package io.millrace.admin.plan;

import static java.util.Objects.requireNonNull;

/** A difference that no change of this tool ends. */
public record Unsupported(String resource, String summary, String reason) implements Change {
  public Unsupported {
    requireNonNull(resource, "resource");
    requireNonNull(summary, "summary");
    requireNonNull(reason, "reason");
  }

  @Override
  public Action action() {
    return Action.UNSUPPORTED;
  }

  @Override
  public Risk risk() {
    return Risk.UNSUPPORTED;
  }
}
