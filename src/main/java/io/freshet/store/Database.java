package io.freshet.store;

import io.freshet.config.FileProblem;
import io.freshet.config.Unusable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * RocksDB with its native parts owned in one place. Uses only what RocksDB's own jar and Flink's
 * fork of it have in common. Writes go to the log without waiting for the disk: what a power cut
 * takes, positions included, is read again from Kafka.
 */
final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final long CACHE_BYTES = 64L << 20;
  private static final long WRITE_BUFFER_BYTES = 16L << 20;

  static {
    RocksDB.loadLibrary();
  }

  private final ReentrantReadWriteLock lifetime = new ReentrantReadWriteLock();
  private final BloomFilter bloom = new BloomFilter(10);
  private final LRUCache cache = new LRUCache(CACHE_BYTES);
  private final Options options = options(bloom, cache);
  private final WriteOptions writeOptions = new WriteOptions().setSync(false);
  private final Path folder;
  private RocksDB db;
  private boolean open = true;
  private volatile boolean broken;

  private Database(Path folder) throws RocksDBException {
    this.folder = folder;
    try {
      this.db = RocksDB.open(options, folder.toString());
    } catch (RocksDBException e) {
      closeOptions();
      throw e;
    }
  }

  /** A database that cannot be read is set aside: everything in it comes again from the topics. */
  static Database open(Path folder) {
    try {
      Files.createDirectories(folder);
      return new Database(folder);
    } catch (RocksDBException e) {
      if (e.getStatus() == null || e.getStatus().getCode() != Status.Code.Corruption) {
        throw new Unusable(
            "cannot open the read store at %s: %s; is another process using it?"
                .formatted(folder, e.getMessage()),
            e);
      }
      return reopen(folder, e);
    } catch (IOException e) {
      throw new Unusable(
          "cannot create the read store's folder %s: %s".formatted(folder, FileProblem.reason(e)),
          e);
    }
  }

  private static Database reopen(Path folder, RocksDBException corruption) {
    Path aside = folder.resolveSibling(folder.getFileName() + ".corrupt-" + System.nanoTime());
    try {
      Files.move(folder, aside);
      Files.createDirectories(folder);
      LOG.error(
          "read store at {} is corrupt ({}): moved to {}, reading the topics from their start",
          folder,
          corruption.getMessage(),
          aside);
      return new Database(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot move the corrupt read store " + folder, e);
    } catch (RocksDBException e) {
      throw new IllegalStateException("cannot make a new read store at " + folder, e);
    }
  }

  byte @Nullable [] get(byte[] key) {
    lifetime.readLock().lock();
    try {
      checkOpen();
      return db.get(key);
    } catch (RocksDBException e) {
      throw new IllegalStateException("cannot read from the read store at " + folder, e);
    } finally {
      lifetime.readLock().unlock();
    }
  }

  /**
   * Visits pairs in order of key from the first one at or after {@code from}, until told to stop.
   */
  void scan(byte[] from, BiPredicate<byte[], byte[]> visitor) {
    lifetime.readLock().lock();
    try {
      checkOpen();
      try (RocksIterator pairs = db.newIterator()) {
        pairs.seek(from);
        while (pairs.isValid() && visitor.test(pairs.key(), pairs.value())) {
          pairs.next();
        }
        pairs.status();
      }
    } catch (RocksDBException e) {
      throw new IllegalStateException("cannot scan the read store at " + folder, e);
    } finally {
      lifetime.readLock().unlock();
    }
  }

  /**
   * @throws UnwritableStore as when the disk is full; once there is room, a later write mends it
   */
  void write(WriteBatch batch) {
    if (broken) {
      mend();
    }
    lifetime.readLock().lock();
    try {
      checkOpen();
      db.write(writeOptions, batch);
    } catch (RocksDBException e) {
      broken = true;
      throw unwritable(e);
    } finally {
      lifetime.readLock().unlock();
    }
  }

  /** RocksDB writes no more after a failed write, room or not, until it is opened again. */
  private void mend() {
    lifetime.writeLock().lock();
    try {
      checkOpen();
      awaitRoom();
      db.close();
      try {
        db = RocksDB.open(options, folder.toString());
      } catch (RocksDBException stillBroken) {
        db = RocksDB.openReadOnly(options, folder.toString());
        throw stillBroken;
      }
      broken = false;
      LOG.warn("the read store at {} can be written again", folder);
    } catch (RocksDBException e) {
      throw unwritable(e);
    } finally {
      lifetime.writeLock().unlock();
    }
  }

  /** Opening takes room too: what the log holds becomes a table. */
  private void awaitRoom() {
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      if (free < WRITE_BUFFER_BYTES) {
        throw new UnwritableStore(
            "cannot write to the read store at %s: its disk has %d bytes free, expected %d"
                .formatted(folder, free, WRITE_BUFFER_BYTES));
      }
    } catch (IOException e) {
      throw new UnwritableStore("cannot ask for the free space at " + folder, e);
    }
  }

  private UnwritableStore unwritable(RocksDBException e) {
    return new UnwritableStore(
        "cannot write to the read store at %s: %s".formatted(folder, e.getMessage()), e);
  }

  private void checkOpen() {
    // A call into a closed database would end the process.
    if (!open) {
      throw new IllegalStateException("the read store at " + folder + " is closed");
    }
  }

  @Override
  public void close() {
    lifetime.writeLock().lock();
    try {
      if (open) {
        open = false;
        db.close();
        closeOptions();
      }
    } finally {
      lifetime.writeLock().unlock();
    }
  }

  private void closeOptions() {
    writeOptions.close();
    options.close();
    cache.close();
    bloom.close();
  }

  private static Options options(BloomFilter bloom, LRUCache cache) {
    return new Options()
        .setCreateIfMissing(true)
        .setWriteBufferSize(WRITE_BUFFER_BYTES)
        .setMaxTotalWalSize(4 * WRITE_BUFFER_BYTES)
        .setMaxOpenFiles(256)
        .setKeepLogFileNum(2)
        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
        .setTableFormatConfig(
            new BlockBasedTableConfig().setBlockCache(cache).setFilterPolicy(bloom));
  }
}
