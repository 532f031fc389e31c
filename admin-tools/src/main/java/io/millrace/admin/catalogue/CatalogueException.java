package io.millrace.admin.catalogue;

import java.util.List;
import java.util.stream.Collectors;

/** A catalogue can't be used as it is written; the message has one line for each problem. */
public final class CatalogueException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Problem> problems;

  CatalogueException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** At least one, in the order of the files. */
  public List<Problem> problems() {
    return problems;
  }
}
