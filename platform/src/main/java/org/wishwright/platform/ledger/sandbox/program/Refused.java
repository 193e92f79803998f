package org.wishwright.platform.ledger.sandbox.program;

/** The provider will not do what it was asked, however often. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    Refused(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    String code() {
        return code;
    }
}
