/**
 * Events and the topics that carry them, as types. Nothing here does I/O; what sends and reads them
 * lives in {@code io.millrace.client}.
 */
package io.millrace.event;
