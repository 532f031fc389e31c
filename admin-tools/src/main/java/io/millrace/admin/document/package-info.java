/**
 * Files that admin-tools writes for itself to read again later, and knows when they are damaged.
 */
package io.millrace.admin.document;
