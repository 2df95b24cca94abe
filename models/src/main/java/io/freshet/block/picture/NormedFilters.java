package io.freshet.block.picture;

import io.freshet.block.Filters;
import io.freshet.block.GroupNorm;
import io.freshet.tensor.Pass;
import java.math.BigInteger;

/**
 * Filters of 3 x 3 without bias, and a norm of groups of channels: of eight, or of as many as
 * divide the channels.
 *
 * @param in channels
 * @param out channels
 * @param stride steps from one place to the next
 */
record NormedFilters(int in, int out, int stride) {
  private static final int GROUPS = 8;

  <T> T apply(Pass<T> pass, T x) {
    T filtered = Filters.of(in, out, 3).strided(stride).linear(pass, x);
    int groups = BigInteger.valueOf(out).gcd(BigInteger.valueOf(GROUPS)).intValue();
    return new GroupNorm(out, groups).apply(pass.in("norm"), filtered);
  }
}
