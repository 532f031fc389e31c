package io.millrace.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderKindsTest {
  static Stream<Schema> kindsOfTheSchema() {
    return OrderEvent.getClassSchema().getField("kind").schema().getTypes().stream();
  }

  @ParameterizedTest
  @MethodSource("kindsOfTheSchema")
  void everyKindOfTheSchemaHasItsCase(Schema kind) throws ReflectiveOperationException {
    OrderEvent event =
        event(Class.forName(kind.getFullName()).getDeclaredConstructor().newInstance());

    String matched =
        OrderKinds.match(
            event,
            (OrderPlaced placed) -> "OrderPlaced",
            (OrderShipped shipped) -> "OrderShipped",
            (OrderCancelled cancelled) -> "OrderCancelled");

    assertThat(matched).isEqualTo(kind.getName());
  }

  @Test
  void onlyTheCaseOfTheKindRunsWithTheKind() {
    OrderCancelled cancelled = new OrderCancelled("no more");
    List<Object> run = new ArrayList<>();

    OrderKinds.accept(
        event(cancelled), placed -> run.add("placed"), shipped -> run.add("shipped"), run::add);

    assertThat(run).containsExactly(cancelled);
  }

  @Test
  void anEventWithAKindThatItsSchemaLacksIsRefusedByName() {
    assertThatThrownBy(() -> OrderKinds.match(event("a text"), p -> 1, s -> 2, c -> 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a java.lang.String: give OrderKinds a case for it");
    assertThatThrownBy(() -> OrderKinds.match(event(null), p -> 1, s -> 2, c -> 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a null");
  }

  private static OrderEvent event(Object kind) {
    return new OrderEvent(new UUID(1, 2), "O-1", Instant.EPOCH, kind);
  }
}
