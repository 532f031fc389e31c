/**
 * Reading topics, or ranges of them, with no consumer group: nothing here belongs to one or commits
 * anything. {@link io.millrace.app.scan.RecordScan} is the door. Comes in: where reading begins and
 * ends, and what it tells of itself. Stays out: options and printing.
 */
package io.millrace.app.scan;
