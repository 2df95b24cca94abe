package io.freshet.block;

import io.freshet.block.DescribedTable.Meant;
import io.freshet.tensor.Binary;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;

/**
 * Maskable items, and a stream of their entities beside them. What is shown decides: a hidden item
 * has no entities, and where an objective has TOLD others than the item has, these are read.
 *
 * @param table that knows the entities of items
 */
public record EntityIds(DescribedTable table) implements Input {
  private static final MaskableIds ITEMS = new MaskableIds();

  @Override
  public int places(int items) {
    return ITEMS.places(items);
  }

  @Override
  public Asked asks() {
    return Asked.HIDDEN_ITEM;
  }

  @Override
  public boolean readsEntities() {
    return true;
  }

  @Override
  public <T> T asking(Pass<T> pass, T items) {
    return ITEMS.asking(pass, items);
  }

  /** ITEMS to ENTITIES, DESCRIBED and ENTITY_TABLE besides. */
  @Override
  public <T> Flow<T> read(Pass<T> pass, ItemTable items, Flow<T> given) {
    Ops<T> ops = pass.ops();
    Pass<T> inTable = pass.in("items");
    T told = given.find(Slot.TOLD);
    Meant<T> meant =
        told == null ? shown(inTable, given.require(Slot.ITEMS, label())) : table.of(inTable, told);
    T some = ops.binary(Binary.LESS, ops.scalar(0), meant.count());
    return ITEMS
        .read(pass, items, given)
        .with(Slot.ENTITIES, meant.mean())
        .with(Slot.DESCRIBED, ops.reshape(some, Size.SAME, Size.REST))
        .with(Slot.ENTITY_TABLE, table.vectors(inTable));
  }

  private <T> Meant<T> shown(Pass<T> pass, T items) {
    Ops<T> ops = pass.ops();
    T shown = ops.binary(Binary.MAXIMUM, items, ops.integers(0));
    Meant<T> all = table.ofItems(pass);
    return new Meant<>(ops.gather(all.mean(), shown), ops.gather(all.count(), shown));
  }

  @Override
  public String label() {
    return "ids + mask + entities";
  }
}
