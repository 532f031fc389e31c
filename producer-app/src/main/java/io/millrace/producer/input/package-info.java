/**
 * What a source gives, and how far it has been read. The contracts between what reads (files,
 * queries, generators) and what publishes; nothing here does I/O.
 */
package io.millrace.producer.input;
