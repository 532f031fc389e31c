package io.millrace.producer.generate;

/** Makes values of one schema, as Avro stores them. */
@FunctionalInterface
interface Maker {
  Object make(Draw draw);
}
