package io.freshet.backend.torch;

import io.freshet.tensor.Attention;
import io.freshet.tensor.AttentionSteps;
import io.freshet.tensor.Heads;
import io.freshet.tensor.Visibility;
import io.freshet.tensor.Visibility.Order;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Attention by libtorch's fused kernel, which keeps no probabilities. */
final class Sdpa {
  private Sdpa() {}

  static Tensor attend(TorchOps ops, Attention<Tensor> attention, SdpaMask masks) {
    Heads heads = attention.heads();
    Tensor query = AttentionSteps.split(ops, attention.query(), heads);
    Tensor key = AttentionSteps.split(ops, attention.key(), heads);
    Tensor value = AttentionSteps.split(ops, attention.value(), heads);
    Visibility<Tensor> visibility = withoutIdleMask(attention.visibility());
    boolean onlyCausal = visibility.equals(Visibility.of(Order.CAUSAL));
    Tensor mask = onlyCausal ? null : masks.of(attention.seenAs(visibility));
    Tensor mixed =
        torch.scaled_dot_product_attention(
            query,
            key,
            value,
            mask == null ? new TensorOptional() : new TensorOptional(mask),
            0.0,
            onlyCausal,
            new DoubleOptional(heads.scale()),
            false);
    return ops.transpose(mixed, 0, 2, 1, 3)
        .reshape(query.size(0), query.size(2), (long) heads.count() * heads.width());
  }

  /** A batch without padding needs no mask but the causal one, which the kernel has built in. */
  private static Visibility<Tensor> withoutIdleMask(Visibility<Tensor> visibility) {
    Tensor real = visibility.realKeys();
    return real != null && real.all().item_bool() ? visibility.withRealKeys(null) : visibility;
  }
}
