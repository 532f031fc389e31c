/**
 * The mains of child processes. {@link io.millrace.local.child.Guard} stands alone, since it also
 * runs on class paths that have nothing of Kafka or of ours.
 */
package io.millrace.local.child;
