/** Completion of what is typed in a shell, the same for every program. */
package io.millrace.app.completion;
