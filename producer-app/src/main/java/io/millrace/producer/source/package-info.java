/**
 * Where events come from: in order, one at a time, with what could not become an event said beside
 * them.
 */
package io.millrace.producer.source;
