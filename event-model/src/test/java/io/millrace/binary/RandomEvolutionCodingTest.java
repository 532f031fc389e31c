package io.millrace.binary;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.evolution.RandomDatum;
import io.millrace.evolution.RandomEvolution;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

class RandomEvolutionCodingTest {
  private static final GenericData DATA = new GenericData();

  /**
   * Avro 1.12.2 takes the items of an array for truncated when fewer bytes are left than the least
   * that the reader's schema, not the writer's, needs for them; behind enough bytes it can't.
   */
  private static final int PADDING = 4096;

  @Property(tries = 2_000)
  void dataOfAnotherSchemaIsReadAsAvroReadsIt(@ForAll("evolutions") RandomEvolution evolution) {
    assertSame(evolution.before(), evolution.after());
    assertSame(evolution.after(), evolution.before());
  }

  private static void assertSame(Schema written, Schema read) {
    RandomDatum data = new RandomDatum(new Random(written.hashCode()));
    for (int i = 0; i < 5; i++) {
      byte[] bytes = Coding.avros(written, data.of(written, 5), DATA);
      byte[] padded = Arrays.copyOf(bytes, bytes.length + PADDING);

      Optional<Shape> expected = avros(written, read, padded);
      Optional<Shape> ours = attempt(() -> Coding.ours(written, read, bytes, DATA));

      assertThat(ours).as("read by %s what was written by %s", read, written).isEqualTo(expected);
    }
  }

  /**
   * A default that holds itself is one that Avro never comes to an end with; there is no answer.
   */
  private static Optional<Shape> avros(Schema written, Schema read, byte[] bytes) {
    try {
      return attempt(() -> Coding.avros(written, read, bytes, DATA));
    } catch (StackOverflowError e) {
      Assume.that(false);
      throw e;
    }
  }

  private static Optional<Shape> attempt(Supplier<Object> reading) {
    try {
      return Optional.of(Shape.of(reading.get()));
    } catch (AvroTypeException e) {
      return Optional.empty();
    }
  }

  @Provide
  Arbitrary<RandomEvolution> evolutions() {
    return Arbitraries.longs().map(RandomEvolution::of);
  }
}
