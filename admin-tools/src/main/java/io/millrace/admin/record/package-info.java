/**
 * Producing records from lines of JSON as {@link io.millrace.app.record.RecordLines} writes them.
 * {@link io.millrace.admin.record.LineProducer} is the door. Stays out: options and printing.
 */
package io.millrace.admin.record;
