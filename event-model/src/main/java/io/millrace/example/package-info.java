/**
 * The example: a retailer's orders and customers. Nothing outside the packages named {@code
 * example} knows these types; a team's own events take their place.
 */
package io.millrace.example;
