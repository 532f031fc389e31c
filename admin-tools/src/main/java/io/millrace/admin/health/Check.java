package io.millrace.admin.health;

import java.util.List;
import java.util.Set;

/** Looks for one kind of trouble. Stateless. */
public interface Check {
  /** As users choose it. */
  String name();

  /** What has to be asked before it can look. */
  Set<Source> needs();

  /** What it finds, in the order of names; a pure function. */
  List<Finding> examine(Snapshot snapshot);
}
