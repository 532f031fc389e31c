package io.millrace.admin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {
  @TempDir Path folder;

  @Test
  void topicsAndSubjectsHaveThePlaceWhereTheyAreDeclared() {
    Places places =
        new CatalogueFolder(folder)
            .file(
                "types.yaml",
                """
                schemas:
                  Money:
                    avro: '{"type": "enum", "name": "Money", "symbols": []}'
                """)
            .file(
                "shop.yaml",
                """
                topics:
                  orders:
                    partitions: 1
                    key: {subject: ids, version: 1}
                    value: {subject: orders, version: 3}
                    dead-letter: orders.dead
                """)
            .overlay("production.yaml", "topics: {orders: {partitions: 2}}")
            .read()
            .places();

    assertThat(places.atTopic("orders", "is here")).isEqualTo(at("shop.yaml:2:3: is here"));
    assertThat(places.atTopic("orders.dead", "is here")).isEqualTo(at("shop.yaml:6:18: is here"));
    assertThat(places.atSubject("orders-key", "is here")).isEqualTo(at("shop.yaml:4:10: is here"));
    assertThat(places.atSubject("orders-value", "is here"))
        .isEqualTo(at("shop.yaml:5:12: is here"));
    assertThat(places.atSubject("Money", "is here")).isEqualTo(at("types.yaml:2:3: is here"));
  }

  @Test
  void whatStandsInNoFileHasNoPlace() {
    Catalogue catalogue = new Catalogue(List.of(TopicDeclaration.of("orders", 1).build()));

    assertThat(catalogue.places().atTopic("orders", "is here")).isEqualTo("is here");
  }

  private String at(String place) {
    return folder + "/" + place;
  }
}
