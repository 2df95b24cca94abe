package io.freshet.edge;

/** Ends a request with a status and a sentence for its sender. Not a failure of the edge. */
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String sentence;

  Problem(int status, String sentence) {
    super(sentence, null, false, false);
    this.status = status;
    this.sentence = sentence;
  }

  static Problem badRequest(String sentence) {
    return new Problem(400, sentence);
  }

  int status() {
    return status;
  }

  String sentence() {
    return sentence;
  }
}
