package io.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansIT {
  @TempDir private Path folder;

  @Test
  void aParentThatIsKilledTakesBrokersAndRegistryWithItAndFreesTheFolder() throws Exception {
    Path data = folder.resolve("data");
    try (JavaProcess parent = JavaProcess.start(folder, Parent.class, data.toString())) {
      List<Long> children =
          Arrays.stream(parent.readLine().split(" ", -1)).map(Long::valueOf).toList();
      assertThat(children).hasSize(2).allMatch(pid -> ProcessHandle.of(pid).isPresent());

      parent.handle().destroyForcibly();

      Processes.awaitEnd(children);
      assertThat(RunningStack.find(data)).isEmpty();
    }
  }

  static final class Parent {
    public static void main(String[] args) throws InterruptedException {
      StackOptions options = StackOptions.keepingDataIn(Path.of(args[0])).withPorts(0, 0);
      try (LocalStack stack = LocalStack.start(options)) {
        System.out.println(stack.brokers().get(0).pid() + " " + stack.registry().pid());
        Thread.currentThread().join();
      }
    }
  }
}
