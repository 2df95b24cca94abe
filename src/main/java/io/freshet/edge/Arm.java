package io.freshet.edge;

/** One variant of one experiment. */
record Arm(String experiment, String variant) {}
