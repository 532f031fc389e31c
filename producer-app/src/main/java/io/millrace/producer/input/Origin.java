package io.millrace.producer.input;

/** Where an input comes from. Valid until the next input is taken, but for what it has given. */
public interface Origin {

  /** Where it stands. */
  Place place();

  /** As it stands in its source, with its line ends; empty where the source isn't text. */
  byte[] raw();
}
