package io.millrace.admin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.snakeyaml.engine.v2.nodes.MappingNode;

class OverlayPropertyTest {
  private static final List<String> TOPICS = List.of("a", "b", "c");

  @Property(tries = 200)
  void anOverlayThatSaysNothingChangesNothing(
      @ForAll("catalogues") String catalogue, @ForAll("nothings") String nothing) {
    assertThat(read(catalogue, nothing)).isEqualTo(read(catalogue));
  }

  @Property(tries = 200)
  void anOverlayTwiceIsAnOverlayOnce(
      @ForAll("catalogues") String catalogue, @ForAll("overlays") String overlay) {
    assertThat(read(catalogue, overlay, overlay)).isEqualTo(read(catalogue, overlay));
  }

  @Property(tries = 200)
  void whatTwoOverlaysSayOfOtherTopicsIsTheSameInAnyOrder(
      @ForAll("catalogues") String catalogue,
      @ForAll("bodies") String one,
      @ForAll("bodies") String other) {
    String first = "topics: {a: %s}".formatted(one);
    String second = "topics: {b: %s}".formatted(other);

    assertThat(read(catalogue, first, second)).isEqualTo(read(catalogue, second, first));
  }

  private static Catalogue read(String catalogue, String... overlays) {
    Problems problems = new Problems(List.of("catalogue", "overlay"));
    MappingNode root = nodes("catalogue", catalogue, problems);
    for (String overlay : overlays) {
      root = new Overlays(problems).apply(root, nodes("overlay", overlay, problems));
    }
    Catalogue read =
        new CatalogueReader(problems, new SchemaSources(List.of(), problems), true).read(root);
    problems.throwIfAny();
    return read;
  }

  private static MappingNode nodes(String file, String yaml, Problems problems) {
    return new YamlText(file, problems).compose(yaml).orElseThrow();
  }

  @Provide
  Arbitrary<String> catalogues() {
    return topics(
        TOPICS,
        partitions -> "{partitions: 7%s}".formatted(partitions.isEmpty() ? "" : ", " + partitions));
  }

  @Provide
  Arbitrary<String> overlays() {
    return Arbitraries.subsetOf(TOPICS)
        .flatMap(topics -> topics(List.copyOf(topics), body -> "{%s}".formatted(body)));
  }

  @Provide
  Arbitrary<String> bodies() {
    return body(true).map("{%s}"::formatted);
  }

  @Provide
  Arbitrary<String> nothings() {
    return Arbitraries.of("{}", "topics: {}", "topics: {a: {}, b: {}}", "policy: {}");
  }

  private static Arbitrary<String> topics(List<String> names, Function<String, String> form) {
    boolean inOverlay = form.apply("").equals("{}");
    return Combinators.combine(names.stream().map(name -> body(inOverlay)).toList())
        .as(
            bodies ->
                Stream.iterate(0, i -> i < names.size(), i -> i + 1)
                    .map(i -> names.get(i) + ": " + form.apply(bodies.get(i)))
                    .collect(Collectors.joining(", ", "topics: {", "}")));
  }

  /** Entries of a topic; an overlay says null of some. */
  private static Arbitrary<String> body(boolean inOverlay) {
    Map<String, List<String>> values =
        Map.of(
            "replication", List.of("1", "2"),
            "owner", List.of("shop", "web"),
            "key", List.of("string", "bytes"),
            "configs", List.of("{}", "{retention.ms: 7d}", "{segment.ms: 1d, retention.ms: 1h}"));
    List<Arbitrary<Optional<String>>> entries =
        values.entrySet().stream()
            .map(
                entry ->
                    Arbitraries.of(entry.getValue())
                        .injectNull(inOverlay ? 0.3 : 0)
                        .map(value -> entry.getKey() + ": " + value)
                        .optional(0.5))
            .toList();
    return Combinators.combine(entries)
        .as(all -> all.stream().flatMap(Optional::stream).collect(Collectors.joining(", ")));
  }
}
