package io.millrace.producer.publish;

import io.millrace.producer.input.Origin;
import io.millrace.producer.input.Place;

/**
 * Where an input comes from, for as long as its events are under way.
 *
 * @param raw empty when nobody asks for it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Kept(Place place, byte[] raw) implements Origin {
  /** In the place of what isn't kept. */
  static final byte[] NOTHING = new byte[0];

  /** Of an input that can be asked now, and later maybe not. */
  static Kept of(Origin origin, boolean withRaw) {
    return origin instanceof Kept kept
        ? kept
        : new Kept(origin.place(), withRaw ? origin.raw() : NOTHING);
  }
}
