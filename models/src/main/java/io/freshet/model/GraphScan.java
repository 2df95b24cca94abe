package io.freshet.model;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Reads an ONNX file field by field before any native code sees it.
 *
 * <p>It refuses what could reach outside the file or run other code: external data, operators of
 * unknown domains, precompiled contexts. And weights that are not numbers, which golden vectors may
 * not touch.
 */
final class GraphScan {
  private static final Set<String> DOMAINS = Set.of("", "ai.onnx", "com.microsoft");
  private static final int DEEPEST = 64;

  private final CodedInputStream in;
  private final String where;
  private int opset;
  private boolean hasGraph;

  private GraphScan(byte[] model, String where) {
    this.in = CodedInputStream.newInstance(model);
    this.in.enableAliasing(true);
    this.where = where;
  }

  /**
   * Returns the opset of the standard domain.
   *
   * @param where the file, for messages
   */
  static int check(byte[] model, String where) throws BadModelPackage {
    GraphScan scan = new GraphScan(model, where);
    try {
      scan.message(OnnxMessage.MODEL, 0);
    } catch (IOException e) {
      throw new BadModelPackage("%s is not an ONNX model: %s".formatted(where, e.getMessage()), e);
    }
    if (!scan.hasGraph || scan.opset == 0) {
      throw new BadModelPackage(
          "%s has %s, expected an ONNX model"
              .formatted(where, scan.hasGraph ? "no standard opset" : "no graph"));
    }
    return scan.opset;
  }

  private void message(OnnxMessage kind, int depth) throws IOException, BadModelPackage {
    if (depth > DEEPEST) {
      throw refusal("nests messages deeper than %d, expected less".formatted(DEEPEST));
    }
    hasGraph |= kind == OnnxMessage.GRAPH;
    TensorWeights tensor = new TensorWeights();
    Opset imported = new Opset();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int field = WireFormat.getTagFieldNumber(tag);
      switch (WireFormat.getTagWireType(tag)) {
        case WireFormat.WIRETYPE_LENGTH_DELIMITED -> {
          int limit = in.pushLimit(in.readRawVarint32());
          OnnxMessage child = kind.child(field);
          if (child == OnnxMessage.OTHER) {
            bytes(kind, field, tensor, imported);
          } else {
            message(child, depth + 1);
          }
          in.skipRawBytes(in.getBytesUntilLimit());
          in.popLimit(limit);
        }
        case WireFormat.WIRETYPE_VARINT -> number(kind, field, tensor, imported);
        default -> in.skipField(tag);
      }
    }
    finish(kind, tensor, imported);
  }

  private void bytes(OnnxMessage kind, int field, TensorWeights tensor, Opset imported)
      throws IOException, BadModelPackage {
    switch (kind) {
      case NODE -> {
        if (field == OnnxMessage.NODE_DOMAIN) {
          checkDomain(text(), "an operator");
        } else if (field == OnnxMessage.NODE_OPERATION && text().equals("EPContext")) {
          // It names a file that an execution provider would open.
          throw refusal("holds a precompiled EPContext, expected operators only");
        }
      }
      case OPSET -> {
        if (field == OnnxMessage.OPSET_DOMAIN) {
          imported.domain = text();
          checkDomain(imported.domain, "an opset");
        }
      }
      case TENSOR -> {
        if (field == OnnxMessage.TENSOR_EXTERNAL_DATA) {
          throw externalData();
        }
        tensor.bytes(field, ByteBuffer.wrap(in.readRawBytes(in.getBytesUntilLimit())));
      }
      case MODEL, GRAPH, ATTRIBUTE, SPARSE_TENSOR, FUNCTION, TRAINING, OTHER -> {}
    }
  }

  private void number(OnnxMessage kind, int field, TensorWeights tensor, Opset imported)
      throws IOException, BadModelPackage {
    long value = in.readRawVarint64();
    if (kind == OnnxMessage.OPSET) {
      imported.version = field == OnnxMessage.OPSET_VERSION ? (int) value : imported.version;
    } else if (kind == OnnxMessage.TENSOR) {
      if (field == OnnxMessage.TENSOR_LOCATION && value != 0) {
        throw externalData();
      }
      tensor.number(field, value);
    }
  }

  private void finish(OnnxMessage kind, TensorWeights tensor, Opset imported)
      throws BadModelPackage {
    if (kind == OnnxMessage.OPSET
        && (imported.domain.isEmpty() || imported.domain.equals("ai.onnx"))) {
      opset = imported.version;
    }
    int found = tensor.firstNaN();
    if (found >= 0) {
      throw refusal(
          "has NaN at element %d of tensor '%s', expected numbers".formatted(found, tensor.name()));
    }
  }

  private String text() throws IOException {
    return new String(in.readRawBytes(in.getBytesUntilLimit()), StandardCharsets.UTF_8);
  }

  private void checkDomain(String domain, String of) throws BadModelPackage {
    if (!DOMAINS.contains(domain)) {
      throw refusal(
          "uses %s of domain '%s', expected ai.onnx or com.microsoft".formatted(of, domain));
    }
  }

  private BadModelPackage externalData() {
    return refusal("keeps tensors in external files, expected all data inside");
  }

  private BadModelPackage refusal(String what) {
    return new BadModelPackage(where + " " + what);
  }

  private static final class Opset {
    private String domain = "";
    private int version;
  }
}
