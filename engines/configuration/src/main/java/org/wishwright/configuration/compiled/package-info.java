/**
 * Turns a model into a circuit once, then answers any selection from it exactly in microseconds.
 *
 * <pre>{@code
 * var compiled = ModelCompiler.compile(model, Budget.standard()).orThrow();
 * var answer = compiled.ask(compiled.emptySelection().with("lining", "none").orThrow());
 * answer.remaining("cloth");            // what can still be had
 * answer.bestTotal("belt", "yes");      // what it will cost at least
 * answer.repair("cloth", "wool");       // what would have to change
 * answer.cheapestCompletion();          // the rest, chosen for me
 * }</pre>
 *
 * <p>{@code CompiledModel}, {@code Selection} and {@code Answer} are immutable and safe for any number of threads. Positions of modules
 * and options, where methods take them, are those of the {@link org.wishwright.configuration.Vocabulary}.
 */
@NullMarked
package org.wishwright.configuration.compiled;

import org.jspecify.annotations.NullMarked;
