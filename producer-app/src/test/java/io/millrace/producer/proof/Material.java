package io.millrace.producer.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;

/** What an import reads, and what has to come of it. */
interface Material {

  /** The schema of the values. */
  Schema schema();

  /** The arguments of an import to a topic; writes files into the folder that aren't there. */
  List<String> arguments(Path folder, String topic) throws IOException;

  /** The events that come of it, in its order. */
  List<Event> events();

  /** How many of its inputs can't become an event. */
  int rejects();
}
