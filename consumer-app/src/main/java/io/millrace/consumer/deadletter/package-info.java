/**
 * Records that were set aside: each as it was, with headers that say where it came from and why.
 * {@link io.millrace.consumer.deadletter.DeadLetters} is the door. What is set aside is for others
 * to decide.
 */
package io.millrace.consumer.deadletter;
