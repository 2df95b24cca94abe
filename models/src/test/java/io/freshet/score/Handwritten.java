package io.freshet.score;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Packages as a user writes them by hand. */
final class Handwritten {
  private Handwritten() {}

  static Path write(Path folder, String manifest, byte[] graph, List<String> ids)
      throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("manifest.json"), manifest.getBytes(UTF_8));
    Files.write(folder.resolve("model.onnx"), graph);
    Files.write(folder.resolve("vocabulary.txt"), (String.join("\n", ids) + "\n").getBytes(UTF_8));
    return folder;
  }

  /**
   * @param inputs as name:role:type:axes, several separated by spaces
   */
  static String scoresManifest(String inputs, int maxLength) {
    StringBuilder ports = new StringBuilder();
    for (String input : inputs.split(" ")) {
      String[] parts = input.split(":");
      ports
          .append(ports.length() == 0 ? "" : ", ")
          .append(
              "{\"name\": \"%s\", \"role\": \"%s\", \"type\": \"%s\", \"axes\": [\"batch\", \"%s\"]}"
                  .formatted((Object[]) parts));
    }
    return """
        {"name": "foreign",
         "graph": {"output": "scores", "maxLength": %d, "inputs": [%s],
           "outputs": [{"name": "logits", "role": "scores", "type": "float32"}]}}
        """
        .formatted(maxLength, ports);
  }
}
