package io.millrace.benchmarks;

import io.millrace.benchmarks.sample.Form;
import io.millrace.benchmarks.sample.Sample;
import io.millrace.benchmarks.side.Serdes;
import io.millrace.benchmarks.side.Side;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A record through a serializer and a deserializer that know its schema already. Each thread has
 * its own pair, as each Kafka client has, and each side reads what it has written.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {Settings.LEAST_HEAP, Settings.MOST_HEAP, Settings.TRUST})
public class SerdeBenchmark {
  // JMH takes parameters in the order of their names: the sides of a case run one after another.
  @Param private Form form;
  @Param private Sample record;
  @Param private Side side;

  private Serdes serdes;
  private String topic;
  private Object[] values;
  private byte[][] written;
  private int next;

  @Setup
  public void open() throws ReflectiveOperationException {
    serdes = side.open(record, form, Settings.registry());
    topic = "%s-%s-%s".formatted(side, record, form).toLowerCase(Locale.ROOT);
    values = record.values(form).toArray();
    written = new byte[Sample.SIZE][];
    for (int i = 0; i < Sample.SIZE; i++) {
      written[i] = serdes.serializer().serialize(topic, values[i]);
      Object read = serdes.deserializer().deserialize(topic, written[i]);
      if (!read.equals(values[i])) {
        throw new IllegalStateException(side + " wrote " + values[i] + " and read " + read);
      }
    }
  }

  @TearDown
  public void close() {
    serdes.close();
  }

  @Benchmark
  public byte[] serialize() {
    next = (next + 1) & (Sample.SIZE - 1);
    return serdes.serializer().serialize(topic, values[next]);
  }

  @Benchmark
  public Object deserialize() {
    next = (next + 1) & (Sample.SIZE - 1);
    return serdes.deserializer().deserialize(topic, written[next]);
  }
}
