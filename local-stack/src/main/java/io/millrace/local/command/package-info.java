/**
 * The command line of the stack: options, one call to {@link io.millrace.local}, and what is
 * printed.
 */
package io.millrace.local.command;
