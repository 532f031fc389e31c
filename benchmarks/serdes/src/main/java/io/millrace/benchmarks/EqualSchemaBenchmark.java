package io.millrace.benchmarks;

import io.millrace.benchmarks.sample.Form;
import io.millrace.benchmarks.sample.Sample;
import io.millrace.benchmarks.side.Serdes;
import io.millrace.benchmarks.side.Side;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Generic records each of which has a schema that is equal to the last one's and not the same
 * object, as they come from readers of their own, or from a program that parses its schema for each
 * record.
 *
 * <p>The records of an invocation are made before its clock starts, so that parsing isn't measured;
 * but it counts in the allocated bytes, which say nothing here.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {Settings.LEAST_HEAP, Settings.MOST_HEAP, Settings.TRUST})
public class EqualSchemaBenchmark {
  /** What a serializer can have seen of the schema object of a record. */
  public enum Instances {
    /** Never seen: it has to look into the schema. */
    FRESH,
    /** One of {@value #SEEN_INSTANCES} that come again and again, as those of other readers do. */
    SEEN
  }

  static final int RECORDS = 512;
  static final int SEEN_INSTANCES = 64;

  @Param private Instances instances;

  @Param("ORDER")
  private Sample record;

  @Param private Side side;

  private Serdes serdes;
  private String topic;
  private String json;
  private List<IndexedRecord> values;
  private IndexedRecord[] records;

  @Setup
  public void open() throws ReflectiveOperationException {
    serdes = side.open(record, Form.GENERIC, Settings.registry());
    topic = "%s-%s-equal".formatted(side, record).toLowerCase(Locale.ROOT);
    json = record.json();
    values = record.values(Form.GENERIC);
    records = make(instances == Instances.SEEN ? SEEN_INSTANCES : RECORDS);
  }

  @Setup(Level.Invocation)
  public void renew() {
    if (instances == Instances.FRESH) {
      records = make(RECORDS);
    }
  }

  @TearDown
  public void close() {
    serdes.close();
  }

  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public void serialize(Blackhole hole) {
    for (int i = 0; i < RECORDS; i++) {
      hole.consume(serdes.serializer().serialize(topic, records[i % records.length]));
    }
  }

  private IndexedRecord[] make(int count) {
    IndexedRecord[] made = new IndexedRecord[count];
    for (int i = 0; i < count; i++) {
      Schema schema = new Schema.Parser().parse(json);
      made[i] = GenericData.get().deepCopy(schema, values.get(i % values.size()));
    }
    return made;
  }
}
