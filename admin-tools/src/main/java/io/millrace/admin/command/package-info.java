/**
 * The program {@code admin-tools}. Its commands are in the packages beneath, one for each noun:
 * they hold options, call the engine in the packages beside this one, and render what comes back.
 * Only they know picocli and print.
 */
package io.millrace.admin.command;
