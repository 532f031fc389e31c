package io.millrace.producer.publish;

import io.millrace.app.pace.Pace;
import io.millrace.producer.input.SourceOpener;
import java.util.Optional;

/** What a test publishes: all of a source as fast as it goes, unless it's said otherwise. */
final class TestSpec {
  private final SourceOpener source;
  private Pace pace = Pace.flatOut();
  private long limit = Long.MAX_VALUE;
  private long maxRejects = Long.MAX_VALUE;
  private Optional<RejectFile> rejects = Optional.empty();

  private TestSpec(SourceOpener source) {
    this.source = source;
  }

  static TestSpec of(SourceOpener source) {
    return new TestSpec(source);
  }

  TestSpec withPace(Pace wanted) {
    pace = wanted;
    return this;
  }

  TestSpec withLimit(long inputs) {
    limit = inputs;
    return this;
  }

  TestSpec withRejects(long most, Optional<RejectFile> file) {
    maxRejects = most;
    rejects = file;
    return this;
  }

  PublishSpec build() {
    return new PublishSpec(source, pace, limit, maxRejects, rejects);
  }
}
