/** What an experiment's numbers say, whoever counts them and however often one looks. */
@NullMarked
package io.freshet.statistics;

import org.jspecify.annotations.NullMarked;
