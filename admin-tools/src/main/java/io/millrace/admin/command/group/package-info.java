/** The commands for consumer groups. */
package io.millrace.admin.command.group;
