/** The sources of the example: a retailer's order lines as CSV, and orders made up. */
package io.millrace.producer.example;
