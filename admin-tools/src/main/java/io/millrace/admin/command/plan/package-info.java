/** The commands that compare a catalogue with a cluster, and the plan as it is printed. */
package io.millrace.admin.command.plan;
