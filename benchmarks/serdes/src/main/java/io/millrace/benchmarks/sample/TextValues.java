package io.millrace.benchmarks.sample;

import io.millrace.benchmarks.record.SupportTicket;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tickets of a help desk; one text in four has letters beyond ASCII. */
final class TextValues {
  private static final List<String> WORDS =
      List.of(
          "the",
          "order",
          "was",
          "charged",
          "twice",
          "after",
          "I",
          "changed",
          "the",
          "delivery",
          "address",
          "and",
          "support",
          "told",
          "me",
          "to",
          "wait",
          "for",
          "an",
          "invoice");
  private static final List<String> FOREIGN =
      List.of("die", "Lieferung", "für", "Größe", "kam", "zu", "spät", "façade", "naïve", "señor");

  private TextValues() {}

  static SupportTicket next(Random random) {
    List<String> words = random.nextInt(4) == 0 ? FOREIGN : WORDS;
    return new SupportTicket(
        "T-" + (1_000_000 + random.nextInt(1_000_000)),
        "Grace Hopper",
        "grace." + random.nextInt(1_000) + "@example.org",
        random.nextBoolean() ? "Harbour & Sons Logistics" : null,
        "warehouse-console",
        "4.%d.%d".formatted(random.nextInt(20), random.nextInt(100)),
        words == FOREIGN ? "de-AT" : "en-GB",
        text(words, 8, random),
        text(words, 120, random),
        random.nextInt(3) > 0 ? text(words, 80, random) : null,
        List.of("billing", "delivery", "priority-2"),
        Map.of("queue", "returns"));
  }

  private static String text(List<String> words, int length, Random random) {
    return Stream.generate(() -> words.get(random.nextInt(words.size())))
        .limit(length)
        .collect(Collectors.joining(" "));
  }
}
