package io.millrace.admin.replay;

import io.millrace.event.Origin;

/**
 * A record that would be replayed.
 *
 * @param key its bytes; null when it has none
 * @param size of its value in bytes; -1 for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record Example(Origin record, String target, byte[] key, int size) {}
