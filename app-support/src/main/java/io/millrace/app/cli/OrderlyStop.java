package io.millrace.app.cli;

/**
 * A command that brings its work to an orderly end by itself when the user wishes so. Others are
 * interrupted in what they wait for.
 */
public interface OrderlyStop {

  /** Gives it the wish to look at, before it is called. */
  void heed(Stop wish);
}
