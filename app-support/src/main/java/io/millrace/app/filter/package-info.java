/**
 * Conditions on records, as users write them. {@link io.millrace.app.filter.RecordFilter} is the
 * door.
 */
package io.millrace.app.filter;
