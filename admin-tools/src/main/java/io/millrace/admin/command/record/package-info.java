/** The commands for records. */
package io.millrace.admin.command.record;
