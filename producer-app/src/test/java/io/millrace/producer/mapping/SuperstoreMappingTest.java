package io.millrace.producer.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.example.OrderEvent;
import io.millrace.producer.input.Input;
import io.millrace.producer.mapping.SuperstoreEvents.Bytes;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuperstoreMappingTest {
  /** Of the events that the code gave which knew the columns, before there were mappings. */
  private static final String DIGEST_OF_ORDERS =
      "b90dd703f7b103d0aff4e07a026b7443f0b65088bcc0205ef9497c12bce190f4";

  @Test
  void theMappingNamesItsTopics() {
    assertThat(Mapping.read(SuperstoreEvents.MAPPING).targets())
        .containsExactly(
            new TargetNames("customers", Optional.empty(), Optional.empty()),
            new TargetNames("orders", Optional.empty(), Optional.empty()));
  }

  @Test
  void everyOrderIsOneInputOfThreeEvents() throws IOException {
    List<Input> inputs = SuperstoreEvents.inputs();

    assertThat(inputs).hasSize(5_009);
    assertThat(inputs).allMatch(input -> ((Input.Ready) input).records().size() == 3);
    assertThat(inputs.get(5_008).after().orElseThrow().state()).isEqualTo("{\"line\":9995}");
  }

  @Test
  void theFirstOrderIsPlacedAsTheFileSays() throws IOException {
    Bytes placed = SuperstoreEvents.events().get(1);

    assertThat(placed.key()).isEqualTo("CA-2016-152156");
    assertThat(placed.timestamp()).isEqualTo(1_478_563_200_000L);
    assertThat(TestTarget.json(OrderEvent.getClassSchema(), placed.bytes()))
        .startsWith(
            "{\"eventId\":\"ab3c0437-033c-38f0-806a-cc407a037adb\",\"orderId\":\"CA-2016-152156\","
                + "\"occurredAt\":\"2016-11-08T00:00:00Z\",")
        .contains("\"quantity\":2,\"sales\":261.9600,\"discount\":0.0000,\"profit\":41.9136}")
        .endsWith("\"attributes\":{\"segment\":\"Consumer\"}}}}");
  }

  @Test
  void theEventsOfOrdersStayAsTheyAre() throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Bytes event : SuperstoreEvents.events()) {
      if (event.topic().equals("orders")) {
        digest.update((event.key() + " " + event.timestamp() + " ").getBytes(UTF_8));
        digest.update(event.bytes());
      }
    }

    assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(DIGEST_OF_ORDERS);
  }
}
