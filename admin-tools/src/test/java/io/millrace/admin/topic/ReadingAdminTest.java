package io.millrace.admin.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class ReadingAdminTest {
  private static final NewTopic TOPIC = new NewTopic("a", Optional.of(1), Optional.<Short>empty());

  @Test
  void everyMethodThatIsNotKnownToReadIsRefused() {
    List<Method> writing =
        Arrays.stream(Admin.class.getMethods())
            .filter(method -> !Modifier.isStatic(method.getModifiers()))
            .filter(
                method ->
                    !method.getName().matches("(describe|list).*|close|metrics|clientInstanceId"))
            .toList();
    try (Admin admin = reading()) {
      List<String> allowed = new ArrayList<>();
      for (Method method : writing) {
        if (!isRefused(admin, method)) {
          allowed.add(method.getName());
        }
      }

      assertThat(allowed).isEmpty();
      assertThat(new TreeSet<>(writing.stream().map(Method::getName).toList()))
          .contains("createTopics", "deleteTopics", "deleteRecords", "alterConsumerGroupOffsets");
    }
  }

  @Test
  void aChangeMayBeValidatedButNotMade() {
    Admin admin = reading();
    assertThatCode(
            () -> admin.createTopics(List.of(TOPIC), new CreateTopicsOptions().validateOnly(true)))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () -> admin.createTopics(List.of(TOPIC), new CreateTopicsOptions().validateOnly(false)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("createTopics would change the cluster, which this command never does");
    // No answer to the question will come.
    admin.close(Duration.ZERO);
  }

  private static boolean isRefused(Admin admin, Method method) {
    Object[] args =
        Arrays.stream(method.getParameterTypes()).map(ReadingAdminTest::nothing).toArray();
    try {
      method.invoke(admin, args);
      return false;
    } catch (InvocationTargetException e) {
      return e.getCause() instanceof IllegalStateException;
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static Object nothing(Class<?> type) {
    return type == int.class ? (Object) 0 : null;
  }

  /** Nobody listens there, and nobody has to. */
  private static Admin reading() {
    return ReadingAdmin.of(Admin.create(Map.of("bootstrap.servers", "127.0.0.1:1")));
  }
}
