package io.millrace.benchmarks.record;

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
import java.util.stream.Stream;
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
  void theInterceptorCanHaveOtherKeys() {
    try (PreparedRecordsInterceptor interceptor = new PreparedRecordsInterceptor()) {
      interceptor.configure(
          Map.of(
              PreparedRecordsInterceptor.RECORDS,
              file.toString(),
              PreparedRecordsInterceptor.KEYS,
              "3"));
      ProducerRecord<byte[], byte[]> sent = new ProducerRecord<>("topic", utf8("any"));

      assertThat(Stream.generate(() -> interceptor.onSend(sent)).limit(4))
          .extracting(ProducerRecord::key)
          .containsExactly(utf8("key-0"), utf8("key-1"), utf8("key-2"), utf8("key-0"));
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
