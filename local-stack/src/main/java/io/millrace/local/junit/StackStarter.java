package io.millrace.local.junit;

import io.millrace.local.OwnStack;
import io.millrace.local.StackOptions;

/** Starts stacks of another kind than {@code LocalStack}; found by {@code ServiceLoader}. */
public interface StackStarter {
  /** Starts a stack and waits until all of it answers; when it throws, nothing of it is left. */
  OwnStack start(StackOptions options);
}
