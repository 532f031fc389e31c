package io.millrace.benchmarks.side;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** A side's two halves, configured; closing closes both. */
public record Serdes(Serializer<Object> serializer, Deserializer<Object> deserializer)
    implements AutoCloseable {

  @Override
  public void close() {
    serializer.close();
    deserializer.close();
  }
}
