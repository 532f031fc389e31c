/**
 * From rows to events of targets, for any schema: a description, in YAML or made from a few
 * options, is compiled against the schemas and the columns before the first row, and then makes
 * events of rows or of groups of neighbouring rows. {@link io.millrace.producer.mapping.Mapping} is
 * what a user describes, {@link io.millrace.producer.mapping.MappedSource} does it. Comes in: what
 * of a cell becomes what of a schema. Stays out: how rows are read, how events are encoded.
 */
package io.millrace.producer.mapping;
