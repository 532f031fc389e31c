package io.millrace.benchmarks.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedRecordsTest {
  private static final byte[] ONE = {0, 0, 0, 0, 7, 2};
  private static final byte[] TWO = {0, 0, 0, 0, 7, 4};

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeTwo() throws IOException {
    file = folder.resolve("records");
    PreparedRecords.write(
        List.of(new PreparedRecord(utf8("a"), ONE), new PreparedRecord(utf8("long"), TWO)), file);
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    List<PreparedRecord> read = PreparedRecords.read(file);

    assertThat(read).extracting(PreparedRecord::key).containsExactly(utf8("a"), utf8("long"));
    assertThat(read).extracting(PreparedRecord::value).containsExactly(ONE, TWO);
  }

  @Test
  void aFileThatIsCutOffIsNotRead() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));

    assertThatThrownBy(() -> PreparedRecords.read(file)).isInstanceOf(EOFException.class);
  }

  @Test
  void theInterceptorSendsThemRoundAndRound() {
    try (PreparedRecordsInterceptor interceptor = new PreparedRecordsInterceptor()) {
      interceptor.configure(Map.of(PreparedRecordsInterceptor.RECORDS, file.toString()));
      ProducerRecord<byte[], byte[]> sent = new ProducerRecord<>("topic", utf8("any"));

      assertThat(
              List.of(interceptor.onSend(sent), interceptor.onSend(sent), interceptor.onSend(sent)))
          .extracting(ProducerRecord::value)
          .containsExactly(ONE, TWO, ONE);
    }
  }

  @Test
  void anEventBecomesALineOfJson() throws IOException {
    Schema schema = SchemaBuilder.record("Count").fields().requiredInt("n").endRecord();

    assertThat(WriteImportFile.lines(PreparedRecords.read(file), schema))
        .containsExactly(utf8("{\"n\":1}\n"), utf8("{\"n\":2}\n"));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
