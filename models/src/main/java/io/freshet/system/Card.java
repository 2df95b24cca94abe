package io.freshet.system;

/**
 * What people call a system.
 *
 * @param name short, lower case: what commands and manifests call it
 * @param paper authors, title, year
 * @param difference from SasRec, in one sentence
 */
public record Card(String name, String paper, String difference) {}
