package io.millrace.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

class RandomEvolutionTest {
  private static final int PADDING = 4096;

  @Property(tries = 600)
  void whatIsCalledCompatibleIsReadAndWhatIsCalledBrokenAvroRefuses(
      @ForAll("evolutions") RandomEvolution evolution) {
    Schema before = evolution.before();
    Schema after = evolution.after();

    Set<Direction> broken = broken(before, after);

    Statistics.label("broken").collect(broken);
    assertAgrees(after, before, broken.contains(Direction.BACKWARD));
    assertAgrees(before, after, broken.contains(Direction.FORWARD));
  }

  @Property(tries = 600)
  void whatAvroRefusesHasAChangeThatExplainsIt(@ForAll("evolutions") RandomEvolution evolution) {
    List<SchemaChange> changes = SchemaDiff.between(evolution.before(), evolution.after());

    assertThat(changes).extracting(SchemaChange::rule).doesNotContain(ChangeRule.UNRESOLVABLE);
    if (!isAccepted(evolution.after(), evolution.before())) {
      assertThat(changes).anyMatch(change -> change.breaks().contains(Direction.BACKWARD));
    }
    if (!isAccepted(evolution.before(), evolution.after())) {
      assertThat(changes).anyMatch(change -> change.breaks().contains(Direction.FORWARD));
    }
  }

  @Property(tries = 300)
  void aSchemaDoesNotDifferFromItself(@ForAll("evolutions") RandomEvolution evolution) {
    Schema schema = evolution.after();

    assertThat(SchemaDiff.between(schema, new Schema.Parser().parse(schema.toString()))).isEmpty();
  }

  @Property(tries = 300)
  void whatBreaksOneWayBreaksTheOtherWayWhenItIsTakenBack(
      @ForAll("evolutions") RandomEvolution evolution) {
    Set<Direction> there = broken(evolution.before(), evolution.after());
    Set<Direction> back = broken(evolution.after(), evolution.before());

    assertThat(there.contains(Direction.BACKWARD)).isEqualTo(back.contains(Direction.FORWARD));
    assertThat(there.contains(Direction.FORWARD)).isEqualTo(back.contains(Direction.BACKWARD));
  }

  @Provide
  Arbitrary<RandomEvolution> evolutions() {
    return Arbitraries.longs().map(RandomEvolution::of);
  }

  private static Set<Direction> broken(Schema before, Schema after) {
    Set<Direction> broken = EnumSet.noneOf(Direction.class);
    SchemaDiff.between(before, after).forEach(change -> broken.addAll(change.breaks()));
    return broken;
  }

  private static void assertAgrees(Schema reader, Schema writer, boolean broken) {
    if (broken) {
      assertThat(!isAccepted(reader, writer) || !readsAll(reader, writer, 500))
          .as("Avro refuses, as reader %s and as writer %s", reader, writer)
          .isTrue();
    } else {
      assertThat(readsAll(reader, writer, 30))
          .as("read by %s what was written by %s", reader, writer)
          .isTrue();
    }
  }

  private static boolean readsAll(Schema reader, Schema writer, int tries) {
    RandomDatum data = new RandomDatum(new Random(tries));
    try {
      for (int i = 0; i < tries; i++) {
        read(reader, writer, write(writer, data.of(writer, 5)));
      }
      return true;
    } catch (AvroRuntimeException | NullPointerException | StackOverflowError e) {
      return false;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isAccepted(Schema reader, Schema writer) {
    try {
      return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
          == SchemaCompatibilityType.COMPATIBLE;
    } catch (AvroRuntimeException e) {
      return false;
    }
  }

  private static byte[] write(Schema schema, Object datum) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<>(schema).write(datum, encoder);
    encoder.flush();
    // Avro 1.12.2 takes the items of an array for truncated when fewer bytes are left than the
    // least
    // that the reader's schema, not the writer's, needs for them; that isn't what is tested here.
    out.writeBytes(new byte[PADDING]);
    return out.toByteArray();
  }

  private static void read(Schema reader, Schema writer, byte[] bytes) throws IOException {
    new GenericDatumReader<>(writer, reader)
        .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
  }
}
