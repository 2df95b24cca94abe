package io.freshet.backend.torch;

import io.freshet.tensor.AttentionSteps;
import io.freshet.tensor.Visibility;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** The additive mask of one pass: built by its first attention, shared by the others. */
final class SdpaMask {
  private final TorchOps ops;
  private @Nullable Visibility<Tensor> built;
  private @Nullable Tensor mask;

  SdpaMask(TorchOps ops) {
    this.ops = ops;
  }

  /**
   * @return broadcasts to (B, H, Lq, Lk), or null when nothing hides and nothing biases
   */
  @Nullable Tensor of(Visibility<Tensor> visibility, Tensor query, Tensor key) {
    if (!visibility.equals(built)) {
      built = visibility;
      mask = build(visibility, query, key);
    }
    return mask;
  }

  private @Nullable Tensor build(Visibility<Tensor> visibility, Tensor query, Tensor key) {
    Tensor like =
        query.narrow(-1, 0, 1).expand(query.size(0), query.size(1), query.size(2), key.size(2));
    Tensor seen = AttentionSteps.seen(ops, visibility, like);
    Tensor bias = visibility.bias();
    if (seen == null) {
      return bias;
    }
    Tensor hidden = torch.full(new long[0], new Scalar(AttentionSteps.HIDDEN), query.options());
    Tensor visible = bias == null ? torch.zeros(new long[0], query.options()) : bias;
    return torch.where(seen, visible, hidden);
  }
}
