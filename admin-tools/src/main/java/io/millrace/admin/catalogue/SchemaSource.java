package io.millrace.admin.catalogue;

/** Where the schema of a subject comes from. */
public sealed interface SchemaSource permits SchemaText, RegisteredVersion {}
