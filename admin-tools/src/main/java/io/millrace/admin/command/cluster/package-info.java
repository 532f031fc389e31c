/** The commands for the cluster as a whole. */
package io.millrace.admin.command.cluster;
