package io.freshet.tensor;

/**
 * A long short-term memory (Hochreiter and Schmidhuber, 1997; with the forget gate of Gers et al.,
 * 2000), from a state h and a cell c of zeros:
 *
 * <pre>
 * i = sigmoid(x Wi + h Ui + bi)        f = sigmoid(x Wf + h Uf + bf)
 * g = tanh(x Wg + h Ug + bg)           o = sigmoid(x Wo + h Uo + bo)
 * c = f c + i g                        h = o tanh(c)
 * </pre>
 *
 * @param x (B, L, in)
 * @param input (in, 4 D): Wi, Wf, Wg, Wo
 * @param state (D, 4 D): Ui, Uf, Ug, Uo
 * @param bias (4 D): bi, bf, bg, bo
 * @param width D
 */
public record LongShortTerm<T>(T x, T input, T state, T bias, int width) {}
