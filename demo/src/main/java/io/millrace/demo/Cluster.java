package io.millrace.demo;

import java.util.List;
import java.util.Map;

/**
 * Where the job runs: a cluster with its registry, opened as the first step and closed behind the
 * last, whatever comes between; closed also when it was opened in part or not at all.
 */
interface Cluster extends AutoCloseable {

  /** What opening it is called. */
  String opening();

  /** What opening it means here. */
  String detail();

  void open();

  /** What the tools need in their environment to find it. */
  Map<String, String> environment();

  /** What the tools need as options to find it. */
  List<String> options();

  /** Leaves it, with what the job made, behind {@link #close}. */
  void leave();

  /** The command that removes what was left. */
  String farewell();

  @Override
  void close();
}
