/**
 * Named contexts: clusters that a user works with, each with its registry and its settings, in one
 * file. Knows the file and nothing of connections.
 */
package io.millrace.app.context;
