package io.freshet.train;

/**
 * How a system learns that has learned something before.
 *
 * @param plan of what it learns now
 * @param start what it learned before
 */
public record Tuning(PictureTraining plan, PictureStart start) {
  String fingerprint(String data) {
    String told = plan + " on " + data;
    return Fingerprint.of(start.origin().isEmpty() ? told : told + " from " + start.origin());
  }
}
