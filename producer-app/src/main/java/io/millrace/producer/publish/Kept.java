package io.millrace.producer.publish;

import io.millrace.producer.input.Origin;
import io.millrace.producer.input.Place;

/**
 * Where an input comes from, for as long as its events are under way.
 *
 * @param raw empty when nobody asks for it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Kept(Place place, byte[] raw) implements Origin {}
