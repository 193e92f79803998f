/**
 * Makes models of makers' spreadsheets: {@link org.wishwright.configuration.format.table.Table} reads the cells,
 * {@link org.wishwright.configuration.format.table.Mapping} says what the columns are,
 * {@link org.wishwright.configuration.format.table.TableModel} makes the model or names the cells at fault.
 */
@NullMarked
package org.wishwright.configuration.format.table;

import org.jspecify.annotations.NullMarked;
