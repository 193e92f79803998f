/**
 * Reads and writes models: XCSP 2.1 with soft prices ({@link org.wishwright.configuration.format.XcspReader}) and the model text
 * ({@link org.wishwright.configuration.format.ModelText}).
 *
 * <h2>The model text, version 1</h2>
 *
 * UTF-8, one thing a line, so that a change of the product is a change of few lines. Indentation and empty lines mean nothing; a line
 * that begins with {@code #} is a comment. Words are separated by white space; a word of other characters than letters, digits and
 * {@code _ . + -} stands in double quotes, in which {@code \"}, {@code \\}, {@code \n} and {@code \t} are escapes. Ids are 1 to 64 of
 * these characters. Amounts are whole minor units of the currency (cents, 分). What is named must have been declared above.
 *
 * <pre>
 * wishwright-model 1                       the first line
 * model ID
 * name LANGUAGE "TEXT"                     of what was declared last; the first is the source language, without any it is the id
 * currency CODE                            ISO 4217
 * base AMOUNT                              price before anything is chosen
 *
 * module ID                                modules and options in the maker's order, which breaks ties
 *   name LANGUAGE "TEXT"
 *   help LANGUAGE "TEXT"                   how to choose or to measure; no part of what the product means
 *   option ID
 *     name LANGUAGE "TEXT"
 *     colour #RRGGBB                       how the option looks
 *     price AMOUNT                         what the option alone adds
 *     material CODE QUANTITY UNIT          a decimal per piece; an option with material or step is made as a piece
 *     step WORK-CENTRE family FAMILY setup SECONDS run SECONDS [inspect]
 *                                          in order of work; only the last may inspect
 *     piece                                made, though nothing is known of how
 *     varies MODULE MODULE …               the piece differs by the chosen options of these modules too, which may stand below
 *
 * measure ID unit UNIT from NUMBER to NUMBER step NUMBER
 *                                          a module whose options are the numbers of a scale, at most 400; their names are made
 *   name LANGUAGE "TEXT"
 *
 * rule ID allow MODULE MODULE …            only the listed combinations are allowed
 *   words LANGUAGE "TEXT"                  the rule in the maker's words
 *   | OPTION OPTION …
 * rule ID forbid MODULE MODULE …           the listed combinations are forbidden
 *   | OPTION OPTION …
 * rule ID formula FORMULA                  over MODULE=OPTION with not, and, or, implies, iff, true, false and parentheses;
 *                                          that is from tight to loose, implies groups to the right; spaces between the words;
 *                                          MEASURE >= NUMBER, also with <, <= and >, stands for the options it allows
 * price ID default AMOUNT for MODULE …     what a combination adds
 *   | OPTION OPTION … = AMOUNT
 * </pre>
 *
 * Switches, groups, numbers, texts, uploads, services, calculations, validities and parts are told, with an example, in
 * {@code docs/formats/blueprint.md}. The same as JSON is {@link org.wishwright.configuration.format.json.ModelJson}.
 *
 * <p>The {@code price} lines of a module's options are the price table of the module's id, and come before all others.
 */
@NullMarked
package org.wishwright.configuration.format;

import org.jspecify.annotations.NullMarked;
