package io.freshet.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How new items are read, in a manifest. */
final class ContentJson {
  private ContentJson() {}

  static ContentContract read(JsonFields content) throws BadModelPackage {
    ContentContract contract =
        new ContentContract(
            content.integer("buckets", 1, ContentContract.MOST_BUCKETS),
            content.integer("shortest", 1, ContentContract.LONGEST),
            content.integer("longest", 0, ContentContract.LONGEST),
            content.integer("width", 1, ContentContract.WIDEST),
            content.number("launch", 0),
            content.integer("opset", 0, 1000, 0));
    content.finish();
    return contract;
  }

  static void write(ObjectNode node, ContentContract content) {
    node.put("buckets", content.buckets());
    node.put("shortest", content.shortest());
    node.put("longest", content.longest());
    node.put("width", content.width());
    node.put("launch", content.launch());
    node.put("opset", content.opset());
  }
}
