package io.freshet.model;

/** What a package says of itself. */
public record Manifest(String name, String version, int maxLength) {}
