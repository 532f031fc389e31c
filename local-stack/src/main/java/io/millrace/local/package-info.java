/**
 * A real Kafka and a real Schema Registry as child processes on loopback: what starts, watches and
 * stops them, and what is kept of them in a data folder. The doors are {@link
 * io.millrace.local.LocalStack} for a stack of one's own and {@link io.millrace.local.RunningStack}
 * for one that another process runs. No command line, no test framework and no sibling module comes
 * in here.
 */
package io.millrace.local;
