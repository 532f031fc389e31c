package io.millrace.local;

import java.util.List;

/** A stack that nobody else uses: whoever started it does with its servers as they like. */
public interface OwnStack extends Stack, AutoCloseable {
  /** The brokers, in the order of their ids from 1 up. */
  List<? extends Server> brokers();

  /** Ends all servers. */
  @Override
  void close();
}
