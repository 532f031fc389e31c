/**
 * A stack for tests, and the choice of where they run, as a JUnit 5 extension. Its user brings
 * JUnit; nothing else of the module needs it.
 */
package io.millrace.local.junit;
