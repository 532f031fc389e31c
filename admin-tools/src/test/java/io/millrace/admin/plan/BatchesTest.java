package io.millrace.admin.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
  @Test
  void manyTopicsAreMadeInTheirOrderAndAsManyAtATimeAsAControllerTakes() {
    List<CreateTopic> topics =
        IntStream.range(0, 10_000)
            .mapToObj(number -> new CreateTopic(Declared.configured("t" + number, "flush.ms", "1")))
            .toList();

    List<List<CreateTopic>> batches = Batches.of(topics);

    assertThat(batches.stream().flatMap(List::stream)).containsExactlyElementsOf(topics);
    assertThat(batches).allMatch(batch -> batch.size() * 3 <= Batches.MOST).hasSize(7);
  }

  @Test
  void aTopicThatIsLargerThanABatchIsMadeAlone() {
    CreateTopic small = new CreateTopic(Declared.keyless("small", 1));
    CreateTopic large = new CreateTopic(Declared.keyless("large", 5_000));

    assertThat(Batches.of(List.of(small, large, small)))
        .containsExactly(List.of(small), List.of(large), List.of(small));
    assertThat(Batches.of(List.<Change>of())).isEmpty();
  }

  @Test
  void whatIsThereAlreadyCountsNothing() {
    List<Change> changes =
        List.of(
            new AddPartitions("a", 5_000, 5_001, Keys.NONE),
            new AddPartitions("b", 5_000, 5_001, Keys.NONE));

    assertThat(Batches.of(changes)).hasSize(1);
  }
}
