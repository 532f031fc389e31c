package io.millrace.demo;

import io.millrace.app.render.Table;
import io.millrace.demo.Totals.Figure;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An outcome as tables. */
final class OutcomeText {
  private static final String GAP = System.lineSeparator().repeat(2);

  private OutcomeText() {}

  static String of(Outcome outcome) {
    String steps =
        new Table<Map.Entry<String, Duration>>()
            .text("STEP", Map.Entry::getKey)
            .number(
                "SECONDS",
                e -> String.format(Locale.ROOT, "%.1f", e.getValue().toMillis() / 1000.0))
            .render(List.copyOf(outcome.took().entrySet()));
    String topics =
        new Table<Figure>()
            .text("TOPIC", Figure::name)
            .number("EVENTS IN", topic -> number(topic.in()))
            .number("EVENTS OUT", topic -> number(topic.out()))
            .text("", OutcomeText::verdict)
            .render(outcome.comparison().topics());
    String figures =
        new Table<Figure>()
            .text("FIGURE", Figure::name)
            .number("FILE", figure -> number(figure.in()))
            .number("TOPICS", figure -> number(figure.out()))
            .text("", OutcomeText::verdict)
            .render(outcome.comparison().figures());
    return String.join(GAP, "", steps, topics, figures).stripLeading();
  }

  /** What a user may try next on a cluster that was kept. */
  static String next(Cluster cluster) {
    List<String> commands =
        List.of(
            "bin/admin-tools topics list",
            "bin/consumer-app print orders --limit 1 --output text",
            "bin/producer-app generate --rate 5 --count 20",
            "bin/consumer-app print orders --from latest --follow");
    String options = cluster.options().stream().map(" "::concat).collect(Collectors.joining());
    return Stream.of(
            Stream.of("", "All is there still. To try next:"),
            commands.stream().map(command -> "  " + command + options),
            Stream.of("  " + cluster.farewell()))
        .flatMap(lines -> lines)
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String verdict(Figure figure) {
    return figure.isEqual() ? "equal" : "DIFFERS";
  }

  private static String number(Number value) {
    return value instanceof BigDecimal decimal
        ? String.format(Locale.ROOT, "%,." + decimal.scale() + "f", decimal)
        : String.format(Locale.ROOT, "%,d", value.longValue());
  }
}
