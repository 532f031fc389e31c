package io.millrace.producer.mapping;

/** Makes values of one schema, as Avro stores them, of cells. */
@FunctionalInterface
interface Converter {

  /**
   * The value.
   *
   * @param cell null, text, a number, a JSON node, a class of java.time and the like
   */
  Object convert(Object cell) throws Misfit;
}
