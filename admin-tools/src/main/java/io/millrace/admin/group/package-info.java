/**
 * The groups of a cluster: which there are, how far behind they are in events and in time, and
 * moving their offsets with a way back. {@link io.millrace.admin.group.ClusterGroups} is the door;
 * it knows no command line and prints nothing. Each question is one request for all groups asked.
 */
package io.millrace.admin.group;
