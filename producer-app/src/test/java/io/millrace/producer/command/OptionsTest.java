package io.millrace.producer.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.cli.AppException;
import io.millrace.app.metrics.MetricsAddress;
import io.millrace.app.schema.SchemaSource;
import io.millrace.producer.file.FileFormat;
import io.millrace.producer.file.FileSettings;
import io.millrace.producer.jdbc.QuerySettings;
import io.millrace.producer.publish.Mode;
import io.millrace.producer.publish.TransactionBounds;
import io.millrace.producer.target.Registration;
import io.millrace.producer.target.TargetRequest;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class OptionsTest {
  @Command(name = "all")
  private static final class All {
    @Mixin private TargetOptions target;
    @Mixin private FormatOptions format;
    @Mixin private RejectOptions rejects;
    @Mixin private JdbcOptions jdbc;
    @Mixin private RunOptions run;
  }

  @Test
  void theDefaultsAreThoseOfTheHelp() {
    All all = parse();

    FileSettings files = all.format.settings(List.of("a.csv"), false);
    assertThat(files).isEqualTo(FileSettings.of(List.of("a.csv")));
    assertThat(all.run.mode(Optional.empty())).isEqualTo(new Mode.Plain());
    assertThat(all.run.mode(Optional.of("x")))
        .isEqualTo(new Mode.Named("x", TransactionBounds.DEFAULT));
    assertThat(all.run.limit()).isEqualTo(Long.MAX_VALUE);
    assertThat(all.run.metrics()).isEmpty();
    assertThat(all.rejects.most()).isEqualTo(Long.MAX_VALUE);
    assertThat(all.target.isGiven()).isFalse();
    assertThat(all.jdbc.isGiven()).isFalse();
    assertThat(wrong(all.run::check)).isEmpty();
    assertThat(wrong(all.jdbc::check)).isEmpty();
  }

  @Test
  void whatIsGivenIsTaken() {
    All all =
        parse(
            "--topic",
            "orders",
            "--schema",
            "orders-value@3",
            "--format",
            "csv",
            "--encoding",
            "windows-1252",
            "--delimiter",
            "tab",
            "--max-line-bytes",
            "64kB",
            "--dry-run",
            "--transactional",
            "--transaction-interval",
            "250ms",
            "--metrics-port",
            "0",
            "--jdbc-url",
            "jdbc:postgresql://db/shop",
            "--query",
            "select 1",
            "--growing",
            "id");

    assertThat(all.target.request())
        .isEqualTo(
            new TargetRequest(
                "orders",
                Optional.of(new SchemaSource.Registered("orders-value", OptionalInt.of(3))),
                Optional.empty()));
    assertThat(all.target.given()).containsExactly("--topic", "--schema");
    assertThat(all.format.settings(List.of("a"), true))
        .isEqualTo(
            new FileSettings(
                List.of("a"),
                Optional.of(FileFormat.CSV),
                Optional.of(Charset.forName("windows-1252")),
                Optional.of('\t'),
                64_000,
                true));
    assertThat(all.run.mode(Optional.of("x"))).isEqualTo(new Mode.DryRun());
    assertThat(all.run.registration()).isEqualTo(Registration.DRY_RUN);
    assertThat(all.run.metrics()).contains(MetricsAddress.loopback(0));
    assertThat(wrong(all.jdbc::check)).isEmpty();
    QuerySettings query = all.jdbc.settings(false);
    assertThat(query.growing()).contains("id");
    assertThat(query.interval()).isEqualTo(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--encoding    | utf-9  | \"utf-9\" is no encoding",
        "--delimiter   | ;;     | \";;\" is no delimiter: write one character",
        "--max-line-bytes | 0 | \"0\" must be from 1 byte",
        "--max-line-bytes | 10M | \"10M\" is no size: write bytes, or 10kB",
        "--metrics-port | 70000 | \"70000\" is no place for metrics: give PORT or HOST:PORT",
        "--transaction-interval | 0s | \"0s\" must be above zero",
        "--transaction-interval | soon | \"soon\" is no duration: write it as 250ms",
        "--format | xls | no format xls: there are csv, jsonl and avro",
      })
  void whatIsNoneOfItsKindIsRefused(String option, String value, String sentence) {
    assertThatThrownBy(() -> parse(option, value))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    All run = parse("--rate", "-1", "--limit", "-2");
    All target = parse("--schema", "none.avsc", "--key-schema", "no/such");
    All query = parse("--query", "select 1", "--fetch-size", "0");
    All secret = parse("--jdbc-url", "mysql://ada:canary-4711@db");

    assertThat(wrong(run.run::check))
        .containsExactly(
            "--rate must be 0 or more, and is -1.0", "--limit must be 0 or more, and is -2");
    assertThatThrownBy(target.target::request)
        .hasMessage(
            "3 problems: 1) no topic is named: give --topic, such as --topic orders; 2) there is"
                + " no file none.avsc: name that of a schema; 3) there is no file no/such: name"
                + " that of a schema");
    assertThat(wrong(query.jdbc::check))
        .containsExactly(
            "--query needs a database: name it with --jdbc-url",
            "--fetch-size must be 1 or more, and is 0");
    assertThat(wrong(secret.jdbc::check))
        .contains("--jdbc-url must begin with jdbc:postgresql:")
        .noneMatch(line -> line.contains("canary"));
    assertThatThrownBy(() -> parse("--max-rejects", "-1").rejects.most())
        .hasMessage("--max-rejects must be 0 or more, and is -1");
  }

  private static List<String> wrong(Consumer<List<AppException>> check) {
    List<AppException> wrong = new ArrayList<>();
    check.accept(wrong);
    return wrong.stream().map(AppException::getMessage).toList();
  }

  private static All parse(String... args) {
    All all = new All();
    new CommandLine(all).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(args);
    return all;
  }
}
