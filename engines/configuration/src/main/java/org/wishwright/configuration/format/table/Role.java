package org.wishwright.configuration.format.table;

/** What a column of a table is. */
public enum Role {
    /** Not read. */
    IGNORED,
    /** The heading is a module, the cells its options: each row is a combination. */
    MODULE,
    /** The cells name the module that the row's option belongs to: each row is an option. */
    MODULE_NAME,
    /** The cells name the option of the row's module. */
    OPTION_NAME,
    /** What the row costs, in major units of the currency, as in 12.50. */
    PRICE,
    /** Whether the row may be sold: yes or no. */
    ALLOWED,
    /** Code of the material that the option uses, with quantity and unit where they are said, as in {@code oak-board 2.4 m2}. */
    MATERIAL
}
