/**
 * The catalogue: the YAML files that declare topics with their schemas. They are read as a whole or
 * refused with all their problems; nothing here knows a cluster or a registry.
 *
 * <p>The nodes of all files are made one tree first, overlays last; the readers then look at that
 * tree only. A node knows its file, so that a problem names the place where a value was written.
 */
package io.millrace.admin.catalogue;
