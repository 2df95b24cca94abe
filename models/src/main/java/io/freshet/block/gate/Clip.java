package io.freshet.block.gate;

/**
 * Features (B, F, C, H, W) of clips.
 *
 * @param frames F
 * @param channels C
 * @param height H
 * @param width W
 */
public record Clip(int frames, int channels, int height, int width) {}
