package io.millrace.admin.catalogue;

import org.apache.avro.Schema;

/**
 * A type that schemas can use by name.
 *
 * @param schema a record, an enum or a fixed, with the types of its own references in it
 */
record SharedType(CatalogueReference reference, Schema schema) {}
