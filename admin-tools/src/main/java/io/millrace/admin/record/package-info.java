/**
 * The records of a topic: reading ranges of it, decoding each by the schema that it was written
 * with, filters, lines of JSON that lose nothing, and producing from such lines. {@link
 * io.millrace.admin.record.RecordReading} and {@link io.millrace.admin.record.LineProducer} are the
 * doors. Comes in: what a record holds, and where reading begins and ends. Stays out: options,
 * printing, consumer groups (nothing here belongs to one or commits anything).
 */
package io.millrace.admin.record;
