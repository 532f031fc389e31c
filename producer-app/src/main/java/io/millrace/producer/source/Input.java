package io.millrace.producer.source;

import static java.util.Objects.requireNonNull;

import io.millrace.event.Event;
import io.millrace.event.EventTopic;
import org.apache.avro.specific.SpecificRecord;

/** One thing that a source gives: an event to publish, or input that can't become one. */
public sealed interface Input {

  /** An event and the topic it belongs to. */
  record Ready(
      EventTopic<String, ? extends SpecificRecord> topic, Event<String, SpecificRecord> event)
      implements Input {
    public Ready {
      requireNonNull(topic, "topic");
      requireNonNull(event, "event");
    }
  }

  /**
   * Input that can't become an event.
   *
   * @param source the name of the file
   * @param line where it starts, from 1
   * @param field the column by its heading
   * @param reason what is wrong with the field's text
   */
  record Refused(String source, long line, String field, String reason) implements Input {
    public Refused {
      requireNonNull(source, "source");
      requireNonNull(field, "field");
      requireNonNull(reason, "reason");
    }

    @Override
    public String toString() {
      return "%s:%d: %s: %s".formatted(source, line, field, reason);
    }
  }
}
