/**
 * The subjects of a registry: what they are like, and whether a schema may follow. It may know the
 * catalogue, and no plan.
 */
package io.millrace.admin.schema;
