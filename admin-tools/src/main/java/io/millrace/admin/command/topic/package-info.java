/** The commands for topics. */
package io.millrace.admin.command.topic;
