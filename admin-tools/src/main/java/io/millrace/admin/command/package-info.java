/**
 * The commands of {@code admin-tools}: they hold options, call the engine in the packages beside
 * this one, and render what comes back. Only this package knows picocli and prints.
 */
package io.millrace.admin.command;
