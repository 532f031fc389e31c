/**
 * From the catalogue and the actual state to a plan, and from a plan to its outcomes. Planning is
 * pure; {@link io.millrace.admin.plan.Cluster} is the only door to the network.
 */
package io.millrace.admin.plan;
