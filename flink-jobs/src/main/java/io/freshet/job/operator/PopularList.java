package io.freshet.job.operator;

import io.freshet.catalogue.Catalogue;
import io.freshet.catalogue.PopularItems;
import io.freshet.rank.Candidates;
import io.freshet.rank.GatheredItems;
import io.freshet.rank.Ranking;
import io.freshet.rank.Shopper;
import java.util.Iterator;
import java.util.function.LongPredicate;

/**
 * The list for whom no model knows anything: what people chose of late, most chosen first, and
 * where that does not fill it, what nobody chose, with weight 0: the items of the arm's model in
 * the order of its vocabulary, then those of the catalogue in the order of their hashes. It is
 * empty only when none of these may be listed.
 */
// per record
final class PopularList {
  private static final float CHOSEN_BY_NOBODY = 0;

  private final Catalogue catalogue;
  private final Ranking ranking;
  private final int n;

  PopularList(Catalogue catalogue, Ranking ranking, int n) {
    this.catalogue = catalogue;
    this.ranking = ranking;
    this.n = n;
  }

  Candidates of(Draft draft, PopularItems popular) {
    Shopper shopper = draft.shopper();
    GatheredItems pool = new GatheredItems();
    popular.items().forEach(item -> pool.add(item.itemId(), item.hash()));
    Candidates chosen = new Candidates(pool, popular.items().size());
    addChosen(popular, chosen);
    ranking.apply(chosen, shopper);
    if (chosen.size() == n) {
      return chosen;
    }
    // Of what is available the stages drop no more than the person has seen.
    Candidates filled = new Candidates(pool, popular.items().size() + n + shopper.seen().size());
    addChosen(popular, filled);
    fill(filled, pool, draft.model.entries(), shopper.available());
    fill(filled, pool, catalogue.entries(), shopper.available());
    ranking.apply(filled, shopper);
    return filled;
  }

  private static void addChosen(PopularItems popular, Candidates to) {
    for (int i = 0; i < popular.items().size(); i++) {
      to.add(i, popular.items().get(i).weight());
    }
  }

  private static void fill(
      Candidates to, GatheredItems pool, Iterable<Catalogue.Entry> items, LongPredicate available) {
    Iterator<Catalogue.Entry> left = items.iterator();
    while (!to.isFull() && left.hasNext()) {
      Catalogue.Entry item = left.next();
      if (!pool.contains(item.hash()) && available.test(item.hash())) {
        to.add(pool.add(item.itemId(), item.hash()), CHOSEN_BY_NOBODY);
      }
    }
  }
}
