/**
 * What may be wrong with a cluster and its registry, and what to do about it. Each check is a pure
 * function of a {@link io.millrace.admin.health.Snapshot}; {@link io.millrace.admin.health.Doctor}
 * is the only door to the network.
 */
package io.millrace.admin.health;
