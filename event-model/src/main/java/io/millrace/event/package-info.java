/**
 * Events and the topics that carry them, as types. Nothing here does I/O; what reads and writes
 * them lives in {@link io.millrace.serde}.
 */
package io.millrace.event;
