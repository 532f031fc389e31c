/** How a command-line program of Millrace starts, fails and stops. */
package io.millrace.app.cli;
