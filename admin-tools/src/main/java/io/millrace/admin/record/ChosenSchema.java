package io.millrace.admin.record;

import org.apache.avro.Schema;

/** The schema that data is written with, and its id. */
record ChosenSchema(int id, Schema schema) {}
