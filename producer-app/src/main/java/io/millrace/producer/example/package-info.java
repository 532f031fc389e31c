/** The orders and customers of the example, made up. */
package io.millrace.producer.example;
