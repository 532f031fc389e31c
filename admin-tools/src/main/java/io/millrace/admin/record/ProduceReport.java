package io.millrace.admin.record;

import java.util.Optional;

/**
 * How lines ended.
 *
 * @param acknowledged by the brokers, and for a transaction committed
 * @param refused for what they are, or not sent as something else failed
 * @param unknown whether the brokers have them
 * @param interrupted whether the user ended it before the last line
 * @param failure that ended it
 */
public record ProduceReport(
    long acknowledged,
    long refused,
    long unknown,
    boolean interrupted,
    Optional<RuntimeException> failure) {}
