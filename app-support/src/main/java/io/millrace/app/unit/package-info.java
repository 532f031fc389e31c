/** Sizes and spans of time as users write them. */
package io.millrace.app.unit;
