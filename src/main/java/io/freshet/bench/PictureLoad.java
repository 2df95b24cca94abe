package io.freshet.bench;

import io.freshet.model.PictureInput;
import io.freshet.picture.BadPicture;
import io.freshet.picture.PictureLimits;
import io.freshet.picture.PictureReader;
import io.freshet.picture.PictureTensor;
import io.freshet.schema.ItemEvent;
import io.freshet.simulator.SimulatedPictures;
import io.freshet.wire.RecordCodec;
import io.freshet.wire.RecordCodecs;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Items with pictures, as the simulated shop draws them: 96 x 96 pixels in about 2.5 kB of PNG. A
 * few pictures are shown by many items.
 *
 * @param files of the pictures
 */
record PictureLoad(List<byte[]> files) {
  private static final int PICTURES = 256;

  static PictureLoad drawn() {
    SimulatedPictures shop = new SimulatedPictures(3);
    return new PictureLoad(
        IntStream.range(0, PICTURES).mapToObj(number -> shop.draw(number).png()).toList());
  }

  /** Each of another item. */
  void fill(String bootstrap, String topic, int items) {
    RecordCodec<ItemEvent> codec = RecordCodecs.avro(ItemEvent.class);
    Instant now = Instant.now();
    try (KafkaProducer<String, byte[]> producer = EventLoad.producer(bootstrap)) {
      for (int item = 0; item < items; item++) {
        ItemEvent event =
            ItemEvent.newBuilder()
                .setItemId(ReferenceModel.itemId(item))
                .setAt(now)
                .setPicture(ByteBuffer.wrap(files.get(item % PICTURES)))
                .build();
        producer.send(new ProducerRecord<>(topic, event.getItemId(), codec.encode(event)));
      }
      producer.flush();
    }
  }

  /** The first so many as the job decodes them, one after the other. */
  float[] decoded(int rows, PictureInput input) throws BadPicture {
    PictureReader reader = new PictureReader(PictureLimits.defaults());
    PictureTensor tensor = new PictureTensor(input);
    float[] values = new float[rows * input.values()];
    for (int row = 0; row < rows; row++) {
      float[] one = tensor.of(reader.read(files.get(row), ""));
      System.arraycopy(one, 0, values, row * one.length, one.length);
    }
    return values;
  }
}
