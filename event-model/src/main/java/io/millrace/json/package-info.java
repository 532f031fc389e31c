/** Avro values as JSON that people and their tools read. */
package io.millrace.json;
