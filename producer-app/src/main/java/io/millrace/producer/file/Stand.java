package io.millrace.producer.file;

import io.millrace.producer.input.Place;
import io.millrace.producer.input.Position;
import java.util.Optional;

/** Where a row stands, and how far its file is read with it. */
record Stand(String shown, String part, long number, FilePosition behind) {
  Place place() {
    return new Place(shown, number);
  }

  Optional<Position> after() {
    return Optional.of(new Position(part, behind));
  }
}
