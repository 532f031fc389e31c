package io.millrace.producer.publish;

import io.millrace.producer.input.Position;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** How far the parts of a source are committed, kept with the events or not at all. */
interface Positions {
  /** Of transactions without a name. */
  Positions NONE = new Positions() {};

  default boolean areKept() {
    return false;
  }

  /** State by part. */
  default Map<String, String> committed() {
    return Map.of();
  }

  /** Whether it isn't what is committed already. */
  default boolean isNews(Position position) {
    return false;
  }

  /** What keeps it. */
  default ProducerRecord<byte[], byte[]> record(Position position) {
    throw new UnsupportedOperationException("positions are not kept");
  }

  /** They were committed. */
  default void commit(List<Position> positions) {}

  /** Of an import, in the topic of {@link PositionStore}. */
  final class OfImport implements Positions {
    private final String name;
    private final Map<String, String> committed;

    OfImport(String name, Map<String, String> committed) {
      this.name = name;
      this.committed = new HashMap<>(committed);
    }

    @Override
    public boolean areKept() {
      return true;
    }

    @Override
    public Map<String, String> committed() {
      return Map.copyOf(committed);
    }

    @Override
    public boolean isNews(Position position) {
      return !position.state().equals(committed.get(position.part()));
    }

    @Override
    public ProducerRecord<byte[], byte[]> record(Position position) {
      return new ProducerRecord<>(
          PositionStore.TOPIC,
          (PositionStore.prefix(name) + position.part()).getBytes(StandardCharsets.UTF_8),
          position.state().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void commit(List<Position> positions) {
      positions.forEach(position -> committed.put(position.part(), position.state()));
    }
  }
}
