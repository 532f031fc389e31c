/**
 * A topic in a table of PostgreSQL, each event exactly once: rows and offsets are written in one
 * transaction. What speaks JDBC is in here and nowhere else.
 */
package io.millrace.consumer.postgres;
