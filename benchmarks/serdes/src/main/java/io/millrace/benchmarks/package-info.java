/**
 * What JMH runs: a record that passes through a serializer or deserializer whose caches are warm,
 * records whose schemas are equal but not the same, and ids that nobody has asked for yet.
 */
package io.millrace.benchmarks;
