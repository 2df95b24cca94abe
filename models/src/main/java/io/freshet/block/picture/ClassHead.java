package io.freshet.block.picture;

import io.freshet.tensor.Initial;
import io.freshet.tensor.Pass;

/**
 * A map of the vector (B, D) to scores of classes (B, K): {@code weight} (D, K), {@code bias} (K),
 * both from zero, so that at first all classes are as likely.
 *
 * @param width D
 * @param classes K
 */
public record ClassHead(int width, int classes) {
  public <T> T scores(Pass<T> pass, T vector) {
    T weight = pass.parameter("weight", Initial.ZEROS, width, classes);
    return pass.ops().linear(vector, weight, pass.parameter("bias", Initial.ZEROS, classes));
  }
}
