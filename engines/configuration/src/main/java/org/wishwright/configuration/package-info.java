/**
 * An option model, what a consumer chooses from it, and what must be made for her: the words of modular customization.
 *
 * <p>A {@link Model} is read by {@code format}, compiled once by {@code compiled} and then answers any {@link Selection} exactly;
 * {@code explain} says why an option is not to be had, {@code fallback} answers by search what is too large to compile,
 * {@code judgement} tells a maker what her rules do and {@code editing} changes a model as she works on it.
 *
 * <p>A project of its own needs five types: {@link org.wishwright.configuration.format.ModelText} to read,
 * {@link org.wishwright.configuration.compiled.ModelCompiler} to compile,
 * {@link org.wishwright.configuration.compiled.CompiledModel} to ask and to keep,
 * {@link org.wishwright.configuration.Selection} for what is chosen and
 * {@link org.wishwright.configuration.compiled.Answer} for what is left. The way from nothing is {@code docs/engines/configuration.md},
 * which runs as a test on every build.
 */
@NullMarked
package org.wishwright.configuration;

import org.jspecify.annotations.NullMarked;
