/**
 * Reading topics without a consumer group, and records as lines of JSON. What is done with the
 * lines is not known here.
 */
package io.millrace.consumer.read;
