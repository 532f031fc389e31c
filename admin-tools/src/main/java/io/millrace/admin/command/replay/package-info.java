/** The command that replays records. */
package io.millrace.admin.command.replay;
