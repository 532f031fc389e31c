package io.millrace.consumer.aggregate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.Uuid;

/** The ledgers of the partitions that this process has had, as they are now. Thread-safe. */
public final class Ledgers {
  private static final Ledger NONE = Ledger.empty(new Basis("", "", Uuid.ZERO_UUID, ""));

  private final Map<Integer, Ledger> ledgers = new ConcurrentHashMap<>();

  /** None yet. */
  public Ledgers() {}

  /** Sets the ledger of a partition. */
  public void put(int partition, Ledger ledger) {
    ledgers.put(partition, ledger);
  }

  /** All of them together. */
  public Ledger total() {
    return ledgers.values().stream().reduce(NONE, Ledger::plus);
  }
}
