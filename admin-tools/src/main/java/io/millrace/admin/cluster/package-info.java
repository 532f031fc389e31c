/** The brokers of a cluster, who controls them, what they can do, and their disks; only read. */
package io.millrace.admin.cluster;
