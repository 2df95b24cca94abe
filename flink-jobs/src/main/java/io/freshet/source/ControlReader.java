package io.freshet.source;

import io.freshet.experiment.Experiment;
import io.freshet.experiment.Variant;
import io.freshet.job.operator.Control;
import io.freshet.job.operator.ControlSerializer;
import io.freshet.schema.ModelControl;
import io.freshet.wire.BadRecord;
import io.freshet.wire.Reason;
import io.freshet.wire.RecordCodec;
import io.freshet.wire.RecordCodecs;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Control records: which experiment runs, with which models. */
final class ControlReader implements RecordReader<Control> {
  private final RecordCodec<ModelControl> codec = RecordCodecs.avro(ModelControl.class);

  @Override
  public Control read(ConsumerRecord<byte[], byte[]> record) throws BadRecord {
    if (record.value() == null) {
      throw new BadRecord(Reason.NULL_VALUE, "the record has no value, expected model control");
    }
    ModelControl control = codec.decode(record.value());
    try {
      return new Control.Arms(control.getRevision(), experiment(control));
    } catch (IllegalArgumentException impossible) {
      throw new BadRecord(Reason.WRONG_TYPE, String.valueOf(impossible.getMessage()));
    }
  }

  private static Experiment experiment(ModelControl control) {
    return new Experiment(
        control.getExperiment(),
        control.getSalt(),
        control.getHoldout(),
        control.getVariants().stream()
            .map(
                variant ->
                    new Variant(
                        variant.getName(),
                        variant.getWeight(),
                        variant.getModelName(),
                        variant.getModelVersion(),
                        variant.getModelUri()))
            .toList());
  }

  record Factory() implements RecordReader.Factory<Control> {
    @Override
    public RecordReader<Control> create() {
      return new ControlReader();
    }

    @Override
    public TypeInformation<Received<Control>> type() {
      return ReceivedSerializer.type(ControlSerializer.INSTANCE);
    }
  }
}
