package io.freshet.config;

import io.freshet.config.ConfigTree.Entry;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/**
 * YAML to flat entries. Only the composed nodes are read and every scalar stays text, so no tag can
 * name a class, and {@code no} or {@code 1e3} mean what the key's reader says, not what YAML
 * guesses.
 */
final class YamlEntries {
  private static final int MOST_ENTRIES = 10_000;
  private static final int DEEPEST = 20;

  private final String origin;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private int visited;

  private YamlEntries(String origin) {
    this.origin = origin;
  }

  static Map<String, Entry> parse(String yaml, String origin) {
    YamlEntries parsed = new YamlEntries(origin);
    Node root;
    try {
      root = yaml().compose(new StringReader(yaml));
    } catch (MarkedYAMLException e) {
      throw bad(
          "%s is not YAML at line %d: %s"
              .formatted(origin, e.getProblemMark().getLine() + 1, e.getProblem()));
    } catch (YAMLException e) {
      throw bad("%s is not YAML: %s".formatted(origin, e.getMessage()));
    }
    if (root != null && !isNothing(root)) {
      if (!(root instanceof MappingNode)) {
        throw bad("%s holds no keys at its top: expected 'key: value'".formatted(origin));
      }
      parsed.collect("", root, 0);
    }
    return parsed.entries;
  }

  private static Yaml yaml() {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(ConfigTree.LARGEST_FILE);
    limits.setNestingDepthLimit(DEEPEST);
    limits.setAllowDuplicateKeys(false);
    DumperOptions unused = new DumperOptions();
    return new Yaml(new SafeConstructor(limits), new Representer(unused), unused, limits);
  }

  private void collect(String path, Node node, int depth) {
    // Aliases make a graph of the tree: without these bounds ten lines could mean gigabytes.
    visited++;
    if (depth > DEEPEST || visited > MOST_ENTRIES) {
      throw bad(
          "%s: more than %d levels or %d values below '%s'"
              .formatted(where(node), DEEPEST, MOST_ENTRIES, path));
    }
    if (node instanceof MappingNode mapping) {
      for (NodeTuple pair : mapping.getValue()) {
        collect(
            path.isEmpty() ? key(pair) : path + '.' + key(pair), pair.getValueNode(), depth + 1);
      }
    } else if (node instanceof SequenceNode sequence) {
      for (int i = 0; i < sequence.getValue().size(); i++) {
        collect(path + '[' + i + ']', sequence.getValue().get(i), depth + 1);
      }
      if (sequence.getValue().isEmpty()) {
        put(path, Entry.EMPTY_LIST, node);
      }
    } else if (node instanceof ScalarNode scalar && !isNothing(node)) {
      put(path, scalar.getValue(), node);
    }
  }

  private String key(NodeTuple pair) {
    if (pair.getKeyNode() instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
      return scalar.getValue();
    }
    throw bad(where(pair.getKeyNode()) + ": a key must be a word");
  }

  private void put(String path, String value, Node node) {
    Entry earlier = entries.put(path, new Entry(value, where(node)));
    if (earlier != null) {
      throw bad("%s: '%s' was already given at %s".formatted(where(node), path, earlier.origin()));
    }
  }

  private static boolean isNothing(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  private String where(Node node) {
    return "%s line %d".formatted(origin, node.getStartMark().getLine() + 1);
  }

  private static BadConfig bad(String problem) {
    return new BadConfig(List.of(problem));
  }
}
