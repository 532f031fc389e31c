/**
 * What is counted of the example's orders: an application for {@link
 * io.millrace.consumer.aggregate}.
 */
package io.millrace.consumer.example;
