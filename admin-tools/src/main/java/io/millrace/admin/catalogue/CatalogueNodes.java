package io.millrace.admin.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Makes one catalogue of all files, before anything of it is read. */
final class CatalogueNodes {
  private final Problems problems;
  private boolean whole = true;

  CatalogueNodes(Problems problems) {
    this.problems = problems;
  }

  /**
   * The files side by side, with the overlays over them in their order; empty when no file can be
   * looked at. Where one can't, the overlays are left out, as what they override may stand there.
   */
  Optional<MappingNode> read(List<CatalogueFile> files, List<CatalogueFile> overlays) {
    List<MappingNode> bases = compose(files);
    List<MappingNode> over = compose(overlays);
    if (bases.isEmpty()) {
      return Optional.empty();
    }
    MappingNode root = sideBySide(bases);
    whole = bases.size() == files.size();
    if (whole) {
      for (MappingNode overlay : over) {
        root = new Overlays(problems).apply(root, overlay);
      }
    }
    return Optional.of(root);
  }

  /** Whether all files could be looked at, so that what isn't found is nowhere. */
  boolean isWhole() {
    return whole;
  }

  private List<MappingNode> compose(List<CatalogueFile> files) {
    return files.stream()
        .flatMap(
            file ->
                file
                    .text(problems)
                    .flatMap(text -> new YamlText(file.name(), problems).compose(text))
                    .stream())
        .toList();
  }

  /** One mapping with the sections of all; what stands in two files is found when it is read. */
  private MappingNode sideBySide(List<MappingNode> roots) {
    List<NodeTuple> entries = new ArrayList<>();
    Map<String, Integer> sections = new HashMap<>();
    for (MappingNode root : roots) {
      Mapping.of(root, "the catalogue", problems)
          .orElseThrow()
          .forEach((key, value) -> add(entries, sections, key, value));
    }
    return Nodes.with(roots.get(0), entries);
  }

  private void add(
      List<NodeTuple> entries, Map<String, Integer> sections, ScalarNode key, Node value) {
    Integer index = sections.putIfAbsent(key.getValue(), entries.size());
    if (index == null || Section.ROOT.beneath(key.getValue()).isEmpty()) {
      entries.add(new NodeTuple(key, value));
      return;
    }
    NodeTuple first = entries.get(index);
    if (first.getValueNode() instanceof MappingNode one && value instanceof MappingNode other) {
      List<NodeTuple> both = new ArrayList<>(one.getValue());
      both.addAll(other.getValue());
      entries.set(index, new NodeTuple(first.getKeyNode(), Nodes.with(one, both)));
    } else {
      Mapping.of(first.getValueNode(), key.getValue(), problems);
      Mapping.of(value, key.getValue(), problems);
    }
  }
}
