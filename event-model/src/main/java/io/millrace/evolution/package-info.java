/**
 * What a change of an Avro schema means for data and readers, told offline: a semantic diff of two
 * schemas, the compatibility levels of a registry checked against it, and the versions of a schema
 * that were released, which a build holds its sources to. Only Avro and the names of the levels
 * come in; nothing here speaks to a registry.
 */
package io.millrace.evolution;
