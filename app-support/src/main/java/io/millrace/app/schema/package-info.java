/** How users name and write schemas. Reads files; asks no registry. */
package io.millrace.app.schema;
