package io.freshet.tensor;

/**
 * A gated recurrent unit (Cho et al., 2014), from a state of zeros:
 *
 * <pre>
 * r = sigmoid(x Wr + h Ur + br + cr)        z = sigmoid(x Wz + h Uz + bz + cz)
 * n = tanh(x Wn + bn + r (h Un + cn))       h = (1 - z) n + z h
 * </pre>
 *
 * @param x (B, L, in)
 * @param input (in, 3 D): Wr, Wz, Wn
 * @param state (D, 3 D): Ur, Uz, Un
 * @param inputBias (3 D): br, bz, bn
 * @param stateBias (3 D): cr, cz, cn
 * @param width D
 */
public record Recurrence<T>(T x, T input, T state, T inputBias, T stateBias, int width) {}
