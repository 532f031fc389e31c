package io.millrace.benchmarks;

import io.millrace.benchmarks.sample.Form;
import io.millrace.benchmarks.side.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Deserializer;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A program's start on a topic of many schemas: 16 threads share a deserializer that knows no id,
 * and read 1,000 records of 1,000 schemas. Not warmed up, as such a start isn't.
 */
@State(Scope.Benchmark)
@Threads(1)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {
      Settings.LEAST_HEAP,
      Settings.MOST_HEAP,
      // Otherwise the stand-in's answers wait for the client's delayed acknowledgements.
      "-Dsun.net.httpserver.nodelay=true"
    })
public class ColdIdsBenchmark {
  /** How many threads read; JMH, which starts one, doesn't know. */
  public static final int READERS = 16;

  static final int IDS = 1000;

  @Param({"OURS", "CONFLUENT"})
  private Side side;

  private SlowRegistry registry;
  private Deserializer<Object> deserializer;
  private ExecutorService readers;
  private byte[][] records;

  @Setup
  public void open() throws IOException, ReflectiveOperationException {
    registry = SlowRegistry.start();
    deserializer = side.deserializer(Form.GENERIC, registry.url());
    readers = Executors.newFixedThreadPool(READERS, DaemonThreads::of);
    records = new byte[IDS][];
    for (int i = 0; i < IDS; i++) {
      records[i] = NumberedSchema.record(i + 1);
    }
  }

  @TearDown
  public void close() {
    readers.shutdown();
    deserializer.close();
    registry.close();
  }

  @Benchmark
  public int read() throws InterruptedException, ExecutionException {
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      running.add(readers.submit(() -> readUntilNoneIsLeft(next)));
    }
    for (Future<?> reader : running) {
      reader.get();
    }
    return next.get();
  }

  private void readUntilNoneIsLeft(AtomicInteger next) {
    for (int i = next.getAndIncrement(); i < IDS; i = next.getAndIncrement()) {
      GenericRecord read = (GenericRecord) deserializer.deserialize("cold", records[i]);
      NumberedSchema.check(read, i + 1);
    }
  }
}
