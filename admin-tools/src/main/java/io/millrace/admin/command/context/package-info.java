/** The commands for named contexts. */
package io.millrace.admin.command.context;
