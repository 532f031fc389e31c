package io.millrace.producer.mapping;

/**
 * Where something stands in a mapping file.
 *
 * @param line from 1; 0 where there is no file
 * @param column from 1; 0 where there is no file
 */
record Spot(int line, int column) implements Comparable<Spot> {
  static final Spot NONE = new Spot(0, 0);

  @Override
  public int compareTo(Spot other) {
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }
}
