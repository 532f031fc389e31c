package io.millrace.admin.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong in a file, so that all of it is reported together. */
final class Problems {
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

  private final String file;
  private final List<Problem> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  void add(Node at, String message) {
    add(at.getStartMark(), message);
  }

  /** Without a mark, the problem stands at the start of the file. */
  void add(Optional<Mark> at, String message) {
    int line = at.map(Mark::getLine).orElse(0) + 1;
    int column = at.map(Mark::getColumn).orElse(0) + 1;
    found.add(new Problem(file, line, column, message));
  }

  /** The exception for a problem that leaves nothing to look at. */
  CatalogueException fatal(String message) {
    return new CatalogueException(List.of(new Problem(file, 1, 1, message)));
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new CatalogueException(found.stream().sorted(BY_PLACE).toList());
    }
  }
}
