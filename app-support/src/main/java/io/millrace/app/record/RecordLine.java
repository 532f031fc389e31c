package io.millrace.app.record;

import java.util.Optional;

/**
 * A record as JSON.
 *
 * @param line the whole, without a newline
 * @param key alone
 * @param value alone
 * @param problem why its key or value is undecodable
 */
public record RecordLine(String line, String key, String value, Optional<String> problem) {}
