/**
 * The subjects of a registry, and schemas in files and git revisions: what they are like, whether
 * one may follow another, and what may be done to them. It may know the catalogue, and no plan.
 */
package io.millrace.admin.schema;
