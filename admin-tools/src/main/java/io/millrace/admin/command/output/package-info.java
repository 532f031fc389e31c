/**
 * How results are printed: the option for it, and texts of sizes, times and failures. It knows no
 * command.
 */
package io.millrace.admin.command.output;
