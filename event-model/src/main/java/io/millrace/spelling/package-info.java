/**
 * What somebody may have meant by a name that isn't known: for the messages that refuse fields,
 * settings and keys of files. Knows names and nothing else.
 */
package io.millrace.spelling;
