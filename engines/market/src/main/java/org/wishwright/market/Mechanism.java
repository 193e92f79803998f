package org.wishwright.market;

import org.wishwright.kernel.Outcome;

/**
 * One way from wishes to a deal. Found by {@link java.util.ServiceLoader}: has a public constructor without arguments.
 *
 * @param <R> its rules, a public record of public records
 */
public interface Mechanism<R extends Rules> {

    /** One lower-case word, for ever. */
    String code();

    Class<R> rulesType();

    /** A sealed interface of public records: what may happen beyond {@link CommonInput}. */
    Class<? extends Input> inputType();

    /** The rules, or what is wrong with them and what to do. Nothing opens under rules that are refused here. */
    Outcome<R> judged(R rules);

    /** A campaign under rules that were judged. */
    Play begin(R rules, long seed);
}
