package io.freshet.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshet.tensor.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tensors by name in the safetensors format: eight bytes of header length, a JSON header, then the
 * values. Only 32-bit floats.
 *
 * @param tensors by name
 * @param notes text by key
 */
record TensorFile(Map<String, Weights> tensors, Map<String, String> notes) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LENGTH_BYTES = 8;

  /** Writes beside the target first, so that a file is there whole or not at all. */
  void write(Path file) throws IOException {
    byte[] header = JSON.writeValueAsBytes(header());
    int values = tensors.values().stream().mapToInt(w -> w.data().length).sum();
    ByteBuffer bytes =
        ByteBuffer.allocate(LENGTH_BYTES + header.length + values * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(header.length).put(header);
    for (Weights weights : tensors.values()) {
      bytes.asFloatBuffer().put(weights.data());
      bytes.position(bytes.position() + weights.data().length * Float.BYTES);
    }
    Path unfinished = file.resolveSibling(file.getFileName() + ".writing");
    Files.write(unfinished, bytes.array());
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * @throws IOException saying what is wrong when the file is cut short or not of this format
   */
  static TensorFile read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.remaining() < LENGTH_BYTES) {
      throw broken(file, "it holds %d bytes".formatted(bytes.remaining()));
    }
    long length = bytes.getLong();
    if (length < 2 || length > bytes.remaining()) {
      throw broken(
          file, "its header should hold %d bytes, %d follow".formatted(length, bytes.remaining()));
    }
    byte[] header = new byte[(int) length];
    bytes.get(header);
    return parse(file, new String(header, StandardCharsets.UTF_8), bytes.slice());
  }

  private static TensorFile parse(Path file, String header, ByteBuffer values) throws IOException {
    Map<String, Weights> tensors = new LinkedHashMap<>();
    Map<String, String> notes = new LinkedHashMap<>();
    Iterator<Map.Entry<String, JsonNode>> fields = JSON.readTree(header).fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      if (field.getKey().equals("__metadata__")) {
        field
            .getValue()
            .fields()
            .forEachRemaining(n -> notes.put(n.getKey(), n.getValue().asText()));
      } else {
        tensors.put(field.getKey(), tensor(file, field, values));
      }
    }
    return new TensorFile(tensors, notes);
  }

  private static Weights tensor(Path file, Map.Entry<String, JsonNode> field, ByteBuffer values)
      throws IOException {
    JsonNode told = field.getValue();
    long from = told.path("data_offsets").path(0).asLong(-1);
    long to = told.path("data_offsets").path(1).asLong(-1);
    long[] shape = new long[told.path("shape").size()];
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = told.path("shape").get(axis).asLong();
    }
    long expected = (long) Weights.count(shape) * Float.BYTES;
    if (!told.path("dtype").asText().equals("F32") || from < 0 || to - from != expected) {
      throw broken(file, "tensor %s is told as %s".formatted(field.getKey(), told));
    }
    if (to > values.limit()) {
      throw broken(
          file, "tensor %s ends at byte %d of %d".formatted(field.getKey(), to, values.limit()));
    }
    float[] data = new float[(int) (expected / Float.BYTES)];
    values
        .slice((int) from, (int) expected)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(data);
    return new Weights(data, shape);
  }

  private ObjectNode header() {
    ObjectNode header = JSON.createObjectNode();
    ObjectNode metadata = header.putObject("__metadata__");
    notes.forEach(metadata::put);
    long offset = 0;
    for (Map.Entry<String, Weights> tensor : tensors.entrySet()) {
      ObjectNode told = header.putObject(tensor.getKey());
      told.put("dtype", "F32");
      ArrayNode shape = told.putArray("shape");
      for (long size : tensor.getValue().shape()) {
        shape.add(size);
      }
      long end = offset + (long) tensor.getValue().data().length * Float.BYTES;
      told.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    return header;
  }

  private static IOException broken(Path file, String what) {
    return new IOException("cannot read tensors from %s: %s".formatted(file, what));
  }
}
