/**
 * A running cluster as a catalogue. Reading it asks about all topics at once; turning what was
 * found into files is pure.
 */
package io.millrace.admin.export;
