package io.millrace.benchmarks.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmarks.record.PreparedRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class WriteImportFileTest {
  @Test
  void anEventBecomesALineOfJson() throws IOException {
    Schema schema = SchemaBuilder.record("Count").fields().requiredInt("n").endRecord();
    PreparedRecord record = new PreparedRecord(new byte[0], new byte[] {0, 0, 0, 0, 7, 2});

    assertThat(WriteImportFile.lines(List.of(record), schema))
        .containsExactly("{\"n\":1}\n".getBytes(StandardCharsets.UTF_8));
  }
}
