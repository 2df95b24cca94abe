package io.freshet.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

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
            launch(content),
            content.integer("opset", 0, 1000, 0),
            content.has("pictures")
                ? Optional.of(pictures(content.object("pictures")))
                : Optional.empty());
    content.finish();
    return contract;
  }

  private static double launch(JsonFields content) throws BadModelPackage {
    double launch = content.number("launch", 0);
    if (!(launch >= 0 && launch <= ContentContract.HIGHEST_LAUNCH)) {
      throw new BadModelPackage(
          "%s: field 'launch' must be a number from 0 to %s, found %s"
              .formatted(content.where(), ContentContract.HIGHEST_LAUNCH, launch));
    }
    return launch;
  }

  private static VectorSpace pictures(JsonFields pictures) throws BadModelPackage {
    VectorSpace space =
        new VectorSpace(
            pictures.text("encoder"),
            pictures.text("version"),
            pictures.integer("width", 1, ContentContract.WIDEST));
    pictures.finish();
    return space;
  }

  static void write(ObjectNode node, ContentContract content) {
    node.put("buckets", content.buckets());
    node.put("shortest", content.shortest());
    node.put("longest", content.longest());
    node.put("width", content.width());
    node.put("launch", content.launch());
    node.put("opset", content.opset());
    content
        .pictures()
        .ifPresent(
            space ->
                node.putObject("pictures")
                    .put("encoder", space.encoder())
                    .put("version", space.version())
                    .put("width", space.width()));
  }
}
