package org.wishwright.platform.ledger.invoice;

/** What an invoice is in law; which of them there are is a rule of the country. */
public enum InvoiceKind {
    /** 数电普票: for anybody. */
    DIGITAL_ORDINARY,
    /** 数电专票: for companies, which deduct its tax. */
    DIGITAL_SPECIAL,
    /** A tax invoice where there is but one kind. */
    TAX
}
