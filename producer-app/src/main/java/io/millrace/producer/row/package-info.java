/**
 * What readers of files and queries give before it is mapped onto a schema. The contracts between
 * them and the mapping; nothing here does I/O.
 */
package io.millrace.producer.row;
