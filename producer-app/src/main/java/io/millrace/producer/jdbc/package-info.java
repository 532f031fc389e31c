/**
 * Rows of a database query, read in one pass or, by a growing column, further and further. What
 * speaks JDBC is in here and nowhere else; schemas and events aren't known.
 */
package io.millrace.producer.jdbc;
