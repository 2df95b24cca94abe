package io.freshet.measure;

import io.freshet.bench.Machine;
import io.freshet.evaluate.AtCutoff;

/** A floor: what counting alone reaches. */
public record FloorRow(RowKey key, Data data, Machine origin, AtCutoff quality)
    implements LedgerRow {}
