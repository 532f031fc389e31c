/**
 * Avro values as JSON that people and their tools read and write. {@link io.millrace.json.AvroJson}
 * is the door; behind it are one class for each direction, one for unions, and one for the form of
 * each kind of logical type. Comes in: how a value looks as JSON. Stays out: where JSON comes from
 * or goes to, and Avro's binary form.
 */
package io.millrace.json;
