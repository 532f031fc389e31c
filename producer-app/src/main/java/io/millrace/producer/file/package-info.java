/**
 * Reads rows from files: CSV, JSON lines and Avro container files, plain or packed, in any encoding
 * of the JDK, and knows after each row how to go on behind it. {@link
 * io.millrace.producer.file.FileRows} is the door. Nothing here knows schemas of targets or sends
 * anything.
 */
package io.millrace.producer.file;
