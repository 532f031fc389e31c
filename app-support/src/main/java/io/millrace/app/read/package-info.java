/** What the commands that read topics have in common: options, and printing records. */
package io.millrace.app.read;
