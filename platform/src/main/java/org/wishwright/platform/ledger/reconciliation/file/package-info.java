/**
 * Reads the providers' settlement files: whole or not at all. A file that ends early, or in which a line is not as it should be, is
 * refused as {@code reconciliation.file-invalid} with the line and the reason. The formats:
 *
 * <ul>
 *   <li>the sandbox's own: {@code booked,kind,id,payment,minor,currency,fee}, and at the end {@code end,COUNT};
 *   <li>Alipay's business details (业务明细), in UTF-8 or GB18030, up to the line that ends the list and the two that count it;
 *   <li>WeChat Pay's trade bill (交易账单), each value behind a grave accent, with its summary at the end;
 *   <li>Stripe's itemised balance change, RFC 4180, with our marks as metadata columns; it says nothing at its end, so a file cut
 *       exactly between two lines is seen only by what is missing in it.
 * </ul>
 */
@NullMarked
package org.wishwright.platform.ledger.reconciliation.file;

import org.jspecify.annotations.NullMarked;
