/**
 * Data as a person or a program reads it. Pure, but for {@link io.millrace.app.render.Progress}.
 */
package io.millrace.app.render;
