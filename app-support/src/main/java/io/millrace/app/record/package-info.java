/**
 * What a record holds: its key and value decoded by the schemas that they were written with, and
 * lines of JSON that lose nothing. Stays out: which records are read, and what is done with them.
 */
package io.millrace.app.record;
