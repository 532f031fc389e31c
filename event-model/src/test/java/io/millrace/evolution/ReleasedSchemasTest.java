package io.millrace.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasedSchemasTest {
  private static final String ADDRESS =
      "{'type':'record','name':'Address','namespace':'a','fields':[{'name':'city','type':'string'}]}";

  @TempDir private Path directory;
  private Path sources;
  private Path released;

  @BeforeEach
  void releaseVersionOne() throws IOException {
    sources = Files.createDirectory(directory.resolve("avro"));
    released = Files.createDirectory(directory.resolve("released"));
    source("Order", "{'name':'id','type':'string'},{'name':'to','type':'a.Address'}");
    Files.writeString(sources.resolve("Address.avsc"), ADDRESS.replace('\'', '"'));
    release(false);
  }

  @Test
  void aVersionIsKeptWithAllTheTypesThatItUses() {
    assertThat(released.resolve("a.Order/1.avsc")).content().contains("\"city\"");
    assertThat(pendingReleases()).isZero();
    assertThat(release(false)).isEqualTo("No schema has changed since its last version.\n");
  }

  @Test
  void aCompatibleChangeIsPendingUntilItIsReleased() throws IOException {
    source("Order", "{'name':'id','type':'string','default':''},{'name':'to','type':'a.Address'}");
    assertThat(pendingReleases()).isOne();

    String said = release(false);

    assertThat(said).isEqualTo("a.Order: released version 2\n");
    assertThat(released.resolve("a.Order/2.avsc")).exists();
    assertThat(pendingReleases()).isZero();
  }

  @Test
  void aBreakingChangeIsRefusedWithRulePathAndMend() throws IOException {
    source("Order", "{'name':'id','type':'string'}");

    String said = release(false);

    assertThat(said)
        .startsWith("FIELD_REMOVED at Order.to: record, had no default (breaks forward)")
        .contains(ChangeRule.FIELD_REMOVED.mend())
        .contains("Nothing is released.");
    assertThat(released.resolve("a.Order/2.avsc")).doesNotExist();
  }

  @Test
  void aBreakingChangeThatWasAcceptedIsNotHeldAgainstLaterOnes() throws IOException {
    source("Order", "{'name':'id','type':'string'}");

    release(true);

    assertThat(released.resolve("a.Order/accepted")).hasContent("FIELD_REMOVED Order.to\n");
    source("Order", "{'name':'id','type':'string'},{'name':'n','type':'int','default':0}");
    assertThat(release(false)).isEqualTo("a.Order: released version 3\n");
    source("Order", "{'name':'n','type':'int','default':0}");
    assertThat(release(false)).contains("FIELD_REMOVED at Order.id");
  }

  @Test
  void anotherScaleIsABreakingChangeThoughAvroReadsIt() throws IOException {
    String decimal =
        "{'name':'n','type':{'type':'bytes','logicalType':'decimal','precision':9,'scale':%d}}";
    source("Sum", decimal.formatted(2));
    release(false);
    source("Sum", decimal.formatted(4));

    assertThat(release(false)).startsWith("LOGICAL_TYPE_CHANGED at Sum.n");
  }

  @Test
  void aReleasedSchemaThatIsGoneIsMissing() throws IOException {
    Files.delete(sources.resolve("Order.avsc"));

    assertThat(ReleasedSchemas.read(released).missing(ReleasedSchemas.sources(sources)))
        .containsExactly("a.Order");
  }

  @Test
  void aGapInTheVersionsIsRefused() throws IOException {
    Files.copy(released.resolve("a.Order/1.avsc"), released.resolve("a.Order/3.avsc"));

    assertThatThrownBy(() -> ReleasedSchemas.read(released))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage(
            released.resolve("a.Order")
                + " must have the files 1.avsc, 2.avsc and so on without a gap");
  }

  private long pendingReleases() {
    return ReleasedSchemas.read(released).pending(ReleasedSchemas.sources(sources)).size();
  }

  private String release(boolean acceptsBreaking) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ReleaseSchemas(
            ReleasedSchemas.read(released),
            ReleasedSchemas.sources(sources),
            new PrintStream(out, true, StandardCharsets.UTF_8))
        .run(acceptsBreaking);
    return out.toString(StandardCharsets.UTF_8);
  }

  private void source(String name, String fields) throws IOException {
    String json =
        "{'type':'record','name':'%s','namespace':'a','fields':[%s]}".formatted(name, fields);
    Files.writeString(sources.resolve(name + ".avsc"), json.replace('\'', '"'));
  }
}
