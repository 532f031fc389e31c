/**
 * The stack of the integration tests in containers of a Docker engine on this machine. Nothing but
 * tests comes in here, by {@code ServiceLoader}.
 */
package io.millrace.container;
