package io.millrace.demo.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.cli.AppException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner itself, on pages that need no cluster. */
class TourTest {
  @TempDir private Path home;

  @Test
  void aTruePageHasNoLiesAndStaysAsItIs() {
    String page =
        """
        ```yaml shop.yaml
        topics: 3
        ```
        ```console
        $ cat shop.yaml
        topics: 3

        $ date -u +%Y-%m-%dT%H:%M:%SZ
        2026-03-29T14:30:00Z

        $ echo at 127.0.0.1:9092 >&2
        at 127.0.0.1:9092

        $ exit 3

        $ echo $?
        3
        ```
        """;

    Tour.Result result = run(page);

    assertThat(result.lies()).isEmpty();
    assertThat(result.page().text()).isEqualTo(page);
  }

  @Test
  void aPlantedLieIsFoundAndMended() {
    String page =
        """
        ```console
        $ printf 'events 5\\nlag 0\\n'
        events 5
        lag 1

        $ echo true
        true
        ```
        """;

    Tour.Result result = run(page);

    assertThat(result.lies())
        .singleElement()
        .asString()
        .contains("line 2: $ printf", "the page says:    lag 1", "the command says: lag 0");
    assertThat(result.page().text()).isEqualTo(page.replace("lag 1", "lag 0"));
  }

  @Test
  void aFailureThatThePageHidesIsALie() {
    assertThat(run("```console\n$ exit 3\n\n$ true\n```\n").lies())
        .singleElement()
        .asString()
        .contains("line 2: $ exit 3", "ends with 3: show it with \"$ echo $?\"");
  }

  @Test
  void aWrongExitCodeIsALie() {
    assertThat(run("```console\n$ exit 3\n\n$ echo $?\n0\n```\n").lies())
        .singleElement()
        .asString()
        .contains("the page says:    0", "the command says: 3");
  }

  @Test
  void addressesAreThoseOfTheRun() {
    Tour.Result result =
        run(
            """
            ```sh where
            127.0.0.1:9092
            ```
            ```console
            $ cut -d: -f2 where

            $ cat where
            127.0.0.1:9092
            ```
            """);

    assertThat(result.page().text()).contains("$ cut -d: -f2 where\n9107\n");
    assertThat(result.lies()).hasSize(1);
  }

  @Test
  void aFileOutsideOfTheHomeIsRefused() {
    assertThatThrownBy(() -> run("```sh ../x\n```\n"))
        .isInstanceOf(AppException.class)
        .hasMessage("line 2: ../x is outside");
  }

  private Tour.Result run(String page) {
    Place place = new Place(Map.of("127.0.0.1:9107", "127.0.0.1:9092"));
    Shell shell = new Shell(home, Map.of("HOME", home.toString()));
    return new Tour(home, place, shell, Database.NONE, Clock.systemUTC()).run(Page.parse(page));
  }
}
