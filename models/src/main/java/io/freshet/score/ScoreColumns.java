package io.freshet.score;

/**
 * Columns of a scores output.
 *
 * @param count V or V+1
 * @param firstItem index of the item in column 0: 1, or 0 when column 0 is padding
 */
record ScoreColumns(int count, int firstItem) {}
