package io.freshet.bench;

import io.freshet.attention.AttentionState;
import io.freshet.attention.AttentionStateSerializer;
import io.freshet.sequence.UserSequence;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/** Attention states of many users in a database of their own, as a job's backend keeps them. */
final class StoredAttention implements AutoCloseable {
  private final Options options = new Options().setCreateIfMissing(true);
  private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
  private final DataInputDeserializer in = new DataInputDeserializer();
  private final DataOutputSerializer out = new DataOutputSerializer(1 << 15);
  private final AttentionStateSerializer serializer = AttentionStateSerializer.INSTANCE;
  private final RocksDB database;
  private final int users;
  private long turn;

  private StoredAttention(Path folder, int users) throws RocksDBException {
    this.database = RocksDB.open(options, folder.toString());
    this.users = users;
  }

  static StoredAttention fill(Path folder, int users, int bytes)
      throws RocksDBException, IOException {
    StoredAttention stored = new StoredAttention(folder, users);
    UserSequence history = new UserSequence(1);
    for (int user = 0; user < users; user++) {
      stored.write(user, new AttentionState("reference/0", history, 0, new byte[bytes]));
    }
    return stored;
  }

  /** Reads the states of the next users, does something with them and writes them back. */
  void next(int rows, Consumer<byte[][]> work) throws RocksDBException, IOException {
    AttentionState[] states = new AttentionState[rows];
    byte[][] kept = new byte[rows][];
    for (int row = 0; row < rows; row++) {
      in.setBuffer(database.get(key(user(row))));
      states[row] = serializer.deserialize(in);
      kept[row] = states[row].kept();
    }
    work.accept(kept);
    for (int row = 0; row < rows; row++) {
      write(user(row), states[row]);
    }
    turn += rows;
  }

  private void write(int user, AttentionState state) throws RocksDBException, IOException {
    out.clear();
    serializer.serialize(state, out);
    database.put(unlogged, key(user), out.getCopyOfBuffer());
  }

  /** Far from the one before. */
  private int user(int row) {
    return (int) ((turn + row) * 2_654_435_761L % users);
  }

  private static byte[] key(int user) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(user).array();
  }

  @Override
  public void close() {
    database.close();
    unlogged.close();
    options.close();
  }
}
