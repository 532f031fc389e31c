package io.millrace.admin.plan;

import static java.util.Objects.requireNonNull;

import io.millrace.admin.topic.Loss;
import io.millrace.admin.topic.Retention;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sets or resets configs of a topic, all in one step.
 *
 * @param settings at least one
 * @param retention of the topic once they are made
 * @param loss what a cut of the retention drops; empty when there is none, or when nobody asked
 */
public record AlterConfig(
    String topic, List<ConfigChange> settings, Retention retention, Optional<Loss> loss)
    implements Change {
  public AlterConfig {
    requireNonNull(topic, "topic");
    settings = List.copyOf(settings);
    requireNonNull(retention, "retention");
    requireNonNull(loss, "loss");
    if (settings.isEmpty()) {
      throw new IllegalArgumentException("no config of " + topic + " is to change");
    }
  }

  /** Of a topic whose other configs aren't known. */
  public AlterConfig(String topic, List<ConfigChange> settings) {
    this(topic, settings, retention(settings, name -> Optional.empty()), Optional.empty());
  }

  /**
   * Of a topic whose other configs are known.
   *
   * @param others the value of each now
   */
  public static AlterConfig of(
      String topic, List<ConfigChange> settings, Function<String, Optional<String>> others) {
    return new AlterConfig(topic, settings, retention(settings, others), Optional.empty());
  }

  private static Retention retention(
      List<ConfigChange> settings, Function<String, Optional<String>> others) {
    return Retention.of(
        name ->
            settings.stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .map(ConfigChange::to)
                .orElseGet(() -> others.apply(name)));
  }

  /** The same change, with what it drops. */
  public AlterConfig with(Loss known) {
    return new AlterConfig(topic, settings, retention, Optional.of(known));
  }

  @Override
  public Action action() {
    return Action.ALTER_CONFIG;
  }

  @Override
  public String resource() {
    return topic;
  }

  @Override
  public String summary() {
    return settings.stream().map(ConfigChange::summary).collect(Collectors.joining(", "));
  }

  @Override
  public Risk risk() {
    return hazards().stream().map(Hazard::risk).max(Comparator.naturalOrder()).orElse(Risk.SAFE);
  }

  @Override
  public List<Hazard> hazards() {
    return verdicts().stream().flatMap(verdict -> verdict.hazard().stream()).distinct().toList();
  }

  @Override
  public String reason() {
    List<ConfigVerdict> verdicts = verdicts();
    boolean isSafe = hazards().isEmpty();
    String reason =
        verdicts.stream()
            .filter(verdict -> verdict.hazard().isPresent() || isSafe)
            .map(ConfigVerdict::reason)
            .distinct()
            .collect(Collectors.joining("; "));
    return loss.map(known -> reason + ": " + words(known)).orElse(reason);
  }

  private List<ConfigVerdict> verdicts() {
    return settings.stream().map(setting -> ConfigVerdict.of(setting, retention)).toList();
  }

  private static String words(Loss loss) {
    if (loss.dropped().isPresent()) {
      return "drops about %s of %s bytes".formatted(number(loss.dropped()), number(loss.total()));
    }
    return loss.total().isPresent()
        ? "drops an unknown part of %s bytes".formatted(number(loss.total()))
        : "how many bytes is unknown, as a broker doesn't say";
  }

  private static String number(OptionalLong number) {
    return String.format(Locale.ROOT, "%,d", number.getAsLong());
  }
}
