/**
 * Where events go: topics with the schemas of their keys and values, checked before the first
 * event, and how keys and values become bytes.
 */
package io.millrace.producer.target;
