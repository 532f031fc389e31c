package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecordsReplayUsageTest {

  @Test
  void aReplayHasOneTarget() {
    refused("say where to", "orders-dlt");
    refused("say where to", "orders-dlt", "--to-origin", "--to", "orders");
  }

  @Test
  void aReplayToItsOwnTopicIsRefused() {
    refused("would be replayed to itself", "orders", "--to", "orders");
  }

  @Test
  void numbersThatCannotBeAreRefused() {
    refused("--rate must be above 0", "orders", "--to", "copy", "--rate", "0");
    refused("--limit must be 1 or more", "orders", "--to", "copy", "--limit", "0");
    refused("--batch must be 1 or more", "orders", "--to", "copy", "--batch", "-1");
    refused("--max-replays must be 1 or more", "orders", "--to", "copy", "--max-replays", "0");
  }

  @Test
  void namesThatCannotBeAreRefused() {
    refused("can't be the name of a replay", "orders", "--to", "copy", "--name", "a b");
    refused("is invalid", "or ders", "--to", "copy");
    refused("is invalid", "orders", "--to", "co/py");
  }

  @Test
  void aBoundIsAnOffsetOrATime() {
    refused("neither an offset nor a time", "orders", "--to", "copy", "--from", "yesterday");
    refused("neither an offset nor a time", "orders", "--to", "copy", "--until", "-1");
  }

  @Test
  void aFilterThatCannotBeReadIsRefused() {
    refused("the filter has", "orders", "--to", "copy", "--filter", "value.total >");
  }

  private static void refused(String why, String... arguments) {
    // Nobody is asked for anything.
    Run run =
        Run.of(
            Stream.concat(
                    Stream.concat(Stream.of("records", "replay"), Stream.of(arguments)),
                    Stream.of("--bootstrap-servers", "127.0.0.1:1", "--timeout", "1"))
                .toArray(String[]::new));

    assertThat(run.err()).contains(why);
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.code()).isEqualTo(2);
  }
}
