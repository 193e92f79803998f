package org.wishwright.configuration;

/** What a consumer gives for a module. */
public sealed interface Kind {

    /** One of the options that the maker lists; also every measure, whose options are the numbers of its scale. */
    Kind CHOICE = new Choice();

    /** No or yes. */
    Kind SWITCH = new Switch();

    /** A number of the module's scale, however fine: the options are ranges that no rule and no price tells apart. */
    Kind NUMBER = new Number();

    /** The id of a file, or none. */
    Kind UPLOAD = new Upload();

    /** See {@link #CHOICE}. */
    record Choice() implements Kind {}

    /** See {@link #SWITCH}. */
    record Switch() implements Kind {}

    /** See {@link #NUMBER}. */
    record Number() implements Kind {}

    /** See {@link #UPLOAD}. */
    record Upload() implements Kind {}

    /** A short text; the options are its lengths. */
    record Text(Lettering lettering) implements Kind {}
}
