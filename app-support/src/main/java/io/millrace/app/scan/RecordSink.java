package io.millrace.app.scan;

import io.millrace.app.record.DecodedRecord;

/** Takes the records that are found. */
public interface RecordSink {

  /** Takes one. */
  void accept(DecodedRecord record);

  /** Called after some records, and when none came. Gives false when nobody wants any more. */
  boolean flush();
}
