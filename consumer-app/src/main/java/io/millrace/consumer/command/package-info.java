/** The commands of consumer-app. */
package io.millrace.consumer.command;
