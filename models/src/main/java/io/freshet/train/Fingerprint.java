package io.freshet.train;

import io.freshet.data.InteractionLog;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells runs apart: the same plan on the same data has the same one. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(TrainingPlan plan, InteractionLog data) {
    String told = plan + " on " + data.sha256();
    if (plan.readsEntities()) {
      told += " with " + data.entities().sha256();
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(told.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
