package io.millrace.producer.mapping;

import io.millrace.producer.input.Place;

/**
 * What is kept of a row.
 *
 * @param place null while the row itself is at hand
 * @param cells by slot of {@link Slots}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Captured(Place place, Object[] cells) {}
