package io.freshet.job.operator;

import io.freshet.catalogue.PopularItems;
import io.freshet.catalogue.PopularItems.Popular;
import io.freshet.experiment.Experiment;
import io.freshet.experiment.Variant;
import io.freshet.id.ItemHash;
import io.freshet.type.SerializedType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** {@link Control} between tasks and in broadcast state; the first byte is kind and version. */
public final class ControlSerializer extends TypeSerializerSingleton<Control> {
  private static final long serialVersionUID = 1L;
  public static final ControlSerializer INSTANCE = new ControlSerializer();

  private static final byte ARMS_V1 = 1;
  private static final byte POPULARITY_V1 = 2;

  public static TypeInformation<Control> type() {
    return new SerializedType<>(Control.class, INSTANCE);
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public Control createInstance() {
    return new Control.Popularity(PopularItems.NONE);
  }

  @Override
  public Control copy(Control from) {
    return from;
  }

  @Override
  public Control copy(Control from, Control reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(Control control, DataOutputView target) throws IOException {
    if (control instanceof Control.Arms arms) {
      target.writeByte(ARMS_V1);
      writeArms(arms, target);
    } else if (control instanceof Control.Popularity popularity) {
      target.writeByte(POPULARITY_V1);
      writePopularity(popularity, target);
    }
  }

  private static void writeArms(Control.Arms arms, DataOutputView target) throws IOException {
    Experiment experiment = arms.experiment();
    target.writeLong(arms.revision());
    target.writeUTF(experiment.name());
    target.writeUTF(experiment.salt());
    target.writeDouble(experiment.holdout());
    target.writeInt(experiment.variants().size());
    for (Variant variant : experiment.variants()) {
      target.writeUTF(variant.name());
      target.writeDouble(variant.weight());
      target.writeUTF(variant.modelName());
      target.writeUTF(variant.modelVersion());
      target.writeUTF(variant.modelUri());
    }
  }

  private static void writePopularity(Control.Popularity popularity, DataOutputView target)
      throws IOException {
    List<Popular> items = popularity.items().items();
    target.writeInt(items.size());
    for (Popular item : items) {
      target.writeUTF(item.itemId());
      target.writeFloat(item.weight());
    }
  }

  @Override
  public Control deserialize(DataInputView source) throws IOException {
    byte kind = source.readByte();
    if (kind == ARMS_V1) {
      return readArms(source);
    }
    if (kind == POPULARITY_V1) {
      return readPopularity(source);
    }
    throw new IOException(
        "cannot read a control of kind %d: expected %d or %d, was it written by a newer release?"
            .formatted(kind, ARMS_V1, POPULARITY_V1));
  }

  private static Control readArms(DataInputView source) throws IOException {
    long revision = source.readLong();
    String name = source.readUTF();
    String salt = source.readUTF();
    double holdout = source.readDouble();
    int count = source.readInt();
    List<Variant> variants = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      variants.add(
          new Variant(
              source.readUTF(),
              source.readDouble(),
              source.readUTF(),
              source.readUTF(),
              source.readUTF()));
    }
    return new Control.Arms(revision, new Experiment(name, salt, holdout, variants));
  }

  private static Control readPopularity(DataInputView source) throws IOException {
    int count = source.readInt();
    List<Popular> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = source.readUTF();
      items.add(new Popular(id, ItemHash.of(id), source.readFloat()));
    }
    return new Control.Popularity(new PopularItems(items));
  }

  @Override
  public Control deserialize(Control reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public TypeSerializerSnapshot<Control> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Control> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
