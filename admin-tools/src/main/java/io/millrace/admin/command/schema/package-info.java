/** The commands for schemas. */
package io.millrace.admin.command.schema;
