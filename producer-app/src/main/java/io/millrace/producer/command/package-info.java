/** The commands of producer-app. */
package io.millrace.producer.command;
