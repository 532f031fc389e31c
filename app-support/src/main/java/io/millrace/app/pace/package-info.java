/** How fast a program does what it could do faster. */
package io.millrace.app.pace;
