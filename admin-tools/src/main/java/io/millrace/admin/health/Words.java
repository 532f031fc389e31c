package io.millrace.admin.health;

import io.millrace.admin.topic.PartitionShape;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Numbers as sentences have them. */
final class Words {
  private static final int SHOWN = 5;
  private static final Pattern PLAIN = Pattern.compile("[\\w.:@+/][\\w.:@+/-]*");

  private Words() {}

  /** Such as {@code partition 3}, or {@code partitions 0, 1, 2, 3, 4 and 7 more}. */
  static String partitions(List<PartitionShape> partitions) {
    return list("partition", partitions.stream().map(PartitionShape::partition).toList());
  }

  static String brokers(Collection<Integer> ids) {
    return list("broker", ids.stream().sorted().toList());
  }

  static String count(long number, String noun) {
    return "%,d %s".formatted(number, number == 1 ? noun : noun + "s");
  }

  /** A name as a shell takes it: quoted where it isn't plain. */
  static String argument(String name) {
    return PLAIN.matcher(name).matches() ? name : "'" + name.replace("'", "'\\''") + "'";
  }

  private static String list(String noun, List<Integer> numbers) {
    String shown =
        numbers.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
    String more = numbers.size() > SHOWN ? " and %d more".formatted(numbers.size() - SHOWN) : "";
    return noun + (numbers.size() == 1 ? " " : "s ") + shown + more;
  }
}
