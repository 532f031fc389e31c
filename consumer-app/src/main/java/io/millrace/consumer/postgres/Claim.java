package io.millrace.consumer.postgres;

/**
 * A partition that is this run's, as long as nobody has claimed it after.
 *
 * @param next the first offset that isn't in the table
 * @param generation grows with each claim
 */
record Claim(long next, long generation) {
  Claim at(long offset) {
    return new Claim(offset, generation);
  }
}
