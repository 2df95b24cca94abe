package io.freshet.job.operator;

import io.freshet.schema.Recommendation;
import io.freshet.schema.ScoredInput;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.event.WatermarkEvent;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/** Where the lists of a rig go. */
final class CollectedLists implements Output<StreamRecord<Recommendation>> {
  private final List<Recommendation> lists = new ArrayList<>();
  private final List<ScoredInput> inputs = new ArrayList<>();

  /** The lists since the last call. */
  List<Recommendation> takeLists() {
    List<Recommendation> taken = List.copyOf(lists);
    lists.clear();
    return taken;
  }

  List<ScoredInput> inputs() {
    return inputs;
  }

  @Override
  public void collect(StreamRecord<Recommendation> record) {
    lists.add(record.getValue());
  }

  @Override
  public <X> void collect(OutputTag<X> tag, StreamRecord<X> record) {
    inputs.add((ScoredInput) record.getValue());
  }

  @Override
  public void emitWatermark(Watermark mark) {}

  @Override
  public void emitWatermark(WatermarkEvent watermark) {}

  @Override
  public void emitWatermarkStatus(WatermarkStatus status) {}

  @Override
  public void emitLatencyMarker(LatencyMarker marker) {}

  @Override
  public void emitRecordAttributes(RecordAttributes attributes) {}

  @Override
  public void close() {}
}
