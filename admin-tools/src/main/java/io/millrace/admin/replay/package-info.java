/**
 * Replays records: dead letters back to their topics, or any records to any topic. The offsets of
 * what is done are committed in the transaction that holds the records, so that a replay that was
 * killed goes on where it was. It knows no commands.
 */
package io.millrace.admin.replay;
