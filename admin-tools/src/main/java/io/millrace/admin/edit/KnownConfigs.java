package io.millrace.admin.edit;

import io.millrace.admin.catalogue.ConfigNames;
import io.millrace.app.cli.AppException;
import java.util.Collection;
import java.util.List;

/** Refuses names of configs that Kafka doesn't have, all of them together. */
final class KnownConfigs {
  private KnownConfigs() {}

  static void check(Collection<String> names) {
    List<String> problems =
        names.stream().sorted().flatMap(name -> ConfigNames.problem(name).stream()).toList();
    if (!problems.isEmpty()) {
      throw AppException.usage(String.join("; ", problems));
    }
  }
}
