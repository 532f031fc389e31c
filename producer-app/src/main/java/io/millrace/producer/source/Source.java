package io.millrace.producer.source;

import io.millrace.event.EventTopic;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Gives inputs in order. For one thread; the caller closes it. */
public interface Source extends AutoCloseable {

  /** All topics that events of this source can belong to. */
  List<EventTopic<String, ? extends SpecificRecord>> topics();

  /**
   * The next input; empty at the end.
   *
   * @throws io.millrace.app.cli.AppException when the source can't be read any further
   */
  Optional<Input> next();

  @Override
  default void close() {}
}
