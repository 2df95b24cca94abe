package io.freshet.backend.torch;

import io.freshet.tensor.Attention;
import io.freshet.tensor.AttentionSteps;
import io.freshet.tensor.Visibility;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
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
  @Nullable Tensor of(Attention<Tensor> attention) {
    if (!attention.visibility().equals(built)) {
      built = attention.visibility();
      mask = build(attention);
    }
    return mask;
  }

  private @Nullable Tensor build(Attention<Tensor> attention) {
    Tensor seen = AttentionSteps.seen(ops, attention);
    Tensor bias = attention.visibility().bias();
    if (seen == null) {
      return bias;
    }
    TensorOptions options = attention.query().options();
    Tensor hidden = torch.full(new long[0], new Scalar(AttentionSteps.HIDDEN), options);
    Tensor visible = bias == null ? torch.full(new long[0], new Scalar(0), options) : bias;
    return torch.where(seen, visible, hidden);
  }
}
