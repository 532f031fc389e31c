/**
 * What a user asks of topics by name, as a plan. Proposing is pure; {@link
 * io.millrace.admin.plan.Cluster} carries out what comes of it, as it does for a catalogue.
 */
package io.millrace.admin.edit;
