package io.millrace.producer.generate;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.AppException;
import io.millrace.producer.input.Input;
import io.millrace.producer.input.Place;
import io.millrace.producer.input.RefusedException;
import io.millrace.producer.input.Source;
import io.millrace.producer.target.Target;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.avro.Schema;

/**
 * Random valid events of any schema, without end: text of words, dates from 1970 to 2049, times
 * within the week before now, decimals within their precision, all branches of a union, arrays and
 * maps of up to five. Recursive schemas come to an end after some two hundred records and elements.
 *
 * <p>The same seed makes the same events, but for their times. For one thread.
 */
public final class RandomEvents implements Source {
  private static final String PLACE = "<random>";

  private final Target target;
  private final Clock clock;
  private final Maker values;
  private final Keys keys;
  private final Draw draw;
  private long number;

  /** Makes the key that goes with a value. */
  @FunctionalInterface
  private interface Keys {
    Object of(Object value);
  }

  private RandomEvents(Target target, KeyChoice choice, long seed, Clock clock) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.target = requireNonNull(target, "target");
    this.clock = requireNonNull(clock, "clock");
    this.values = MakerCompiler.compile(target.valueSchema());
    this.draw = new Draw(random);
    this.keys = keys(choice);
  }

  /**
   * Events for a target.
   *
   * @throws AppException when the schema has no values that end, or there can't be such keys
   */
  public static RandomEvents of(Target target, KeyChoice keys, long seed, Clock clock) {
    return new RandomEvents(target, keys, seed, clock);
  }

  private Keys keys(KeyChoice choice) {
    Optional<Schema> schema = target.keySchema();
    if (choice instanceof KeyChoice.Field field) {
      return KeyField.of(field.path(), target.valueSchema(), schema)::of;
    }
    if (choice instanceof KeyChoice.None) {
      if (schema.isPresent() && !schema.get().isNullable()) {
        throw AppException.usage(
            "events of %s need keys: its keys are %s".formatted(target.topic(), schema.get()));
      }
      return value -> null;
    }
    if (schema.isEmpty()) {
      return value -> Words.uuid(draw.random);
    }
    Maker maker = MakerCompiler.compile(schema.get());
    return value -> maker.make(draw);
  }

  @Override
  public boolean isAtHand() {
    return true;
  }

  @Override
  public Optional<Input> next() {
    Instant now = Instant.ofEpochMilli(clock.millis());
    draw.begin(now.toEpochMilli());
    Object value = values.make(draw);
    draw.begin(now.toEpochMilli());
    number++;
    try {
      return Optional.of(
          new Input.Ready(
              List.of(target.event(keys.of(value), value, now, List.of())), Optional.empty()));
    } catch (RefusedException e) {
      return Optional.of(
          new Input.Refused(
              List.of(e.at(new Place(PLACE, number))), new byte[0], Optional.empty()));
    }
  }
}
