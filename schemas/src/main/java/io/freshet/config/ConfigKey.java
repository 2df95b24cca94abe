package io.freshet.config;

/**
 * What is to be known of one key.
 *
 * @param name dotted, as in {@code kafka.bootstrap}
 * @param kind what may stand there, unit and range included
 * @param fallback what holds when the key is absent, as it would be written; empty when it must be
 *     given or when nothing is the default
 */
public record ConfigKey(String name, String kind, String fallback, String meaning) {}
