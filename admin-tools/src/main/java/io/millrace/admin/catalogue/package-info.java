/**
 * The catalogue: the YAML file that declares topics with their schemas. It is read as a whole or
 * refused with all its problems; nothing here knows a cluster or a registry.
 */
package io.millrace.admin.catalogue;
