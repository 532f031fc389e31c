package io.millrace.admin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyTest {
  @TempDir Path folder;
  private CatalogueFolder files;

  @BeforeEach
  void folder() {
    files = new CatalogueFolder(folder);
  }

  @Test
  void everyBrokenRuleIsAProblemOfTheValueThatBreaksIt() {
    files
        .file(
            "company.yaml",
            """
            policy:
              names: '[a-z.]+'
              least-replication: 3
              least-in-sync-replicas: 2
              most-partitions: 48
              owner: required
              doc: required
            """)
        .file(
            "shop.yaml",
            """
            topics:
              Orders:
                partitions: 96
                replication: 2
                configs: {min.insync.replicas: 1}
                owner: " "
              bare: {partitions: 1, dead-letter: bare_dead}
              kept:
                partitions: 48
                replication: 3
                configs: {min.insync.replicas: 2}
                owner: shop
                doc: All is well.
            """);

    assertThat(files.problems())
        .containsExactly(
            "shop.yaml:2:3: topic Orders breaks the policy (company.yaml:2): its name must match [a-z.]+",
            "shop.yaml:2:3: topic Orders breaks the policy (company.yaml:7): it needs the key \"doc\"",
            "shop.yaml:3:17: topic Orders breaks the policy (company.yaml:5): partitions must be at most 48, and are 96",
            "shop.yaml:4:18: topic Orders breaks the policy (company.yaml:3): replication must be at least 3, and is 2",
            "shop.yaml:5:36: topic Orders breaks the policy (company.yaml:4): min.insync.replicas must be at least 2, and is 1",
            "shop.yaml:6:12: topic Orders breaks the policy (company.yaml:6): it needs the key \"owner\"",
            "shop.yaml:7:3: topic bare breaks the policy (company.yaml:3): replication must be at least 3, and is not declared",
            "shop.yaml:7:3: topic bare breaks the policy (company.yaml:4): min.insync.replicas must be at least 2, and is not declared",
            "shop.yaml:7:3: topic bare breaks the policy (company.yaml:6): it needs the key \"owner\"",
            "shop.yaml:7:3: topic bare breaks the policy (company.yaml:7): it needs the key \"doc\"",
            "shop.yaml:7:38: topic bare_dead breaks the policy (company.yaml:2): its name must match [a-z.]+",
            "shop.yaml:7:38: topic bare_dead breaks the policy (company.yaml:3): replication must be at least 3, and is not declared",
            "shop.yaml:7:38: topic bare_dead breaks the policy (company.yaml:4): min.insync.replicas must be at least 2, and is not declared",
            "shop.yaml:7:38: topic bare_dead breaks the policy (company.yaml:6): it needs the key \"owner\"");
  }

  @Test
  void anOverlayMakesThePolicyStricter() {
    files
        .file(
            "shop.yaml",
            """
            policy: {least-replication: 1}
            topics: {a: {partitions: 1, replication: 1}}
            """)
        .overlay("production.yaml", "policy: {least-replication: 3}");

    assertThat(files.problems())
        .containsExactly(
            "shop.yaml:2:42: topic a breaks the policy (production.yaml:1): replication must be at least 3, and is 1");
  }

  @Test
  void anOverlayTakesARuleAway() {
    files
        .file("shop.yaml", "{policy: {owner: required}, topics: {a: {partitions: 1}}}")
        .overlay("laptop.yaml", "policy: {owner: null}");

    assertThat(files.read().topics()).hasSize(1);
  }

  @Test
  void aRuleThatCannotBeFollowedIsRefused() {
    files.file(
        "shop.yaml",
        """
        topics: {a: {partitions: 1}}
        policy:
          names: '[a'
          name: a
          least-replication: 0
          owner: yes
          doc: {}
        """);

    assertThat(files.problems())
        .containsExactly(
            "shop.yaml:3:10: names must be a regular expression: Unclosed character class",
            "shop.yaml:4:3: unknown key \"name\"; did you mean names?",
            "shop.yaml:5:22: least-replication must be from 1 to 2147483647, and is 0",
            "shop.yaml:6:10: owner must be required, and is the text \"yes\"",
            "shop.yaml:7:8: doc must be required, and is a mapping");
  }
}
