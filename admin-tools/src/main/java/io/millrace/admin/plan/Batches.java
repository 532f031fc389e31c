package io.millrace.admin.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Parts changes of topics into those that are made by one request: as many as a controller takes,
 * since a broker shows no topic of a request before it has made all partitions of the one before.
 */
final class Batches {
  /**
   * Topics, partitions and configs that a batch makes at most, but for a single larger topic: half
   * of what a controller makes at once, which refuses more.
   */
  static final int MOST = 5_000;

  /** As many as the partitions and configs of most topics. */
  private static final int DELETION = 5;

  private Batches() {}

  /** The changes in their order. */
  static <C extends Change> List<List<C>> of(List<C> changes) {
    return of(changes, Batches::weight);
  }

  static <T> List<List<T>> of(List<T> all, ToIntFunction<T> weight) {
    List<List<T>> batches = new ArrayList<>();
    int size = MOST;
    for (T one : all) {
      int needed = weight.applyAsInt(one);
      if (size + needed > MOST) {
        batches.add(new ArrayList<>());
        size = 0;
      }
      batches.get(batches.size() - 1).add(one);
      size += needed;
    }
    return batches;
  }

  private static int weight(Change change) {
    if (change instanceof CreateTopic creation) {
      return 1 + creation.partitions() + creation.configs().size();
    } else if (change instanceof AddPartitions growth) {
      return growth.to() - growth.from();
    } else if (change instanceof AlterConfig alteration) {
      return 1 + alteration.settings().size();
    }
    return DELETION;
  }
}
