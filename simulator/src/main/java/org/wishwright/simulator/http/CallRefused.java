package org.wishwright.simulator.http;

/** The program answered no: its stable code and its sentence. */
public final class CallRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    CallRefused(Call call, Answer answer) {
        super(
                call.method() + " " + call.path() + " answered " + answer.status() + " " + said(answer),
                null,
                false,
                false);
        status = answer.status();
        code = answer.json().path("code").asString("");
    }

    private static String said(Answer answer) {
        var json = answer.json();
        var code = json.path("code").asString("");
        return code.isEmpty()
                ? shortened(answer.text())
                : code + ": " + json.path("detail").asString("");
    }

    private static String shortened(String text) {
        return text.length() > 300 ? text.substring(0, 300) + " …" : text;
    }

    public int status() {
        return status;
    }

    /** Such as {@code order.not-found}; empty where the answer was no problem document. */
    public String code() {
        return code;
    }
}
