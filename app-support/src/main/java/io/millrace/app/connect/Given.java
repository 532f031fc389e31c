package io.millrace.app.connect;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the user wrote on the command line of the cluster and its registry.
 *
 * @param config a properties file
 * @param context the name of one
 */
record Given(
    Optional<String> bootstrapServers,
    Optional<String> schemaRegistry,
    Optional<Path> config,
    Optional<String> context) {}
