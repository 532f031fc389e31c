package io.millrace.admin.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong in the files of a catalogue, so that all of it is reported together. */
final class Problems {
  private final List<String> files;
  private final Set<Problem> found = new LinkedHashSet<>();

  /**
   * @param files in the order in which their problems are reported
   */
  Problems(Collection<String> files) {
    this.files = List.copyOf(files);
  }

  void add(Node at, String message) {
    add(at.getStartMark().orElseThrow(), message);
  }

  void add(Mark at, String message) {
    add(new Problem(at.getName(), at.getLine() + 1, at.getColumn() + 1, message));
  }

  /** A problem of a file as a whole, which stands at its start. */
  void add(String file, String message) {
    add(new Problem(file, 1, 1, message));
  }

  void add(Problem problem) {
    found.add(problem);
  }

  /** A place that a message points to, as it is seen from another one. */
  static String place(Node node, Node from) {
    Mark mark = node.getStartMark().orElseThrow();
    Optional<String> here = from.getStartMark().map(Mark::getName);
    return here.equals(Optional.of(mark.getName()))
        ? "line " + (mark.getLine() + 1)
        : "%s:%d".formatted(mark.getName(), mark.getLine() + 1);
  }

  /** The place of a node, as compilers print it. */
  static String place(Node node) {
    Mark mark = node.getStartMark().orElseThrow();
    return "%s:%d:%d".formatted(mark.getName(), mark.getLine() + 1, mark.getColumn() + 1);
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      Comparator<Problem> byPlace =
          Comparator.<Problem>comparingInt(problem -> files.indexOf(problem.file()))
              .thenComparingInt(Problem::line)
              .thenComparingInt(Problem::column);
      throw new CatalogueException(found.stream().sorted(byPlace).toList());
    }
  }
}
