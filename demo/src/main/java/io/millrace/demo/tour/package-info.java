/**
 * Pages whose examples are run. A page is Markdown: a <code>```console</code> block holds commands
 * behind {@code $} with what they print, and a block with a file's name, such as <code>
 * ```yaml shop.yaml</code>, is that file. A tour runs a page from top to bottom on a stack of its
 * own, and holds what is printed against the page, or writes it there.
 */
package io.millrace.demo.tour;
