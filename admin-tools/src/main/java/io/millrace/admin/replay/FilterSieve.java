package io.millrace.admin.replay;

import io.millrace.app.filter.RecordFilter;
import io.millrace.app.record.DecodedData;
import io.millrace.app.record.DecodedRecord;
import io.millrace.app.record.RecordDecoder;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Tells by a filter; a record is decoded only when the filter looks at what that gives. */
final class FilterSieve implements Sieve {
  private static final DecodedData NOT_LOOKED_AT = new DecodedData.Nothing();

  private final RecordFilter filter;
  private final RecordDecoder decoder;
  private final boolean readsData;
  private final boolean readsUndecodable;

  FilterSieve(RecordFilter filter, RecordDecoder decoder) {
    this.filter = filter;
    this.decoder = decoder;
    this.readsData = filter.readsData();
    this.readsUndecodable = filter.readsUndecodable();
  }

  @Override
  public List<String> warnings() {
    return filter.report().warnings();
  }

  @Override
  public Sifted sift(ConsumerRecord<byte[], byte[]> record) {
    DecodedRecord decoded =
        readsData
            ? decoder.decode(record)
            : new DecodedRecord(record, NOT_LOOKED_AT, NOT_LOOKED_AT);
    if (!decoded.undecodable().isEmpty() && !readsUndecodable) {
      return new Sifted.Unjudged(String.join(", ", decoded.undecodable()));
    }
    long errors = filter.errors();
    boolean accepted = filter.accepts(decoded);
    if (filter.errors() > errors) {
      return new Sifted.Unjudged("the condition makes no sense on it");
    }
    return accepted ? new Sifted.Taken() : new Sifted.Left();
  }
}
