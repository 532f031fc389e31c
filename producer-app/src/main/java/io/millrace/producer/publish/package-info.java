/**
 * Publishes what a source gives, and knows how each input ended: plain, in transactions, or once
 * and for all under a name. {@link io.millrace.producer.publish.Publisher} is the door. Knows
 * neither files nor formats nor the command line.
 */
package io.millrace.producer.publish;
