package org.wishwright.platform.ledger.reconciliation.file;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.ledger.reconciliation.Movement;

/** Reads the file of one provider. */
public interface SettlementFile {

    /** Lines a file may have at most. */
    int MOST_LINES = 1_100_000;

    /** By the providers' names. */
    Map<String, SettlementFile> BY_METHOD = Map.of(
            "sandbox", new SandboxFile(),
            "alipay", new AlipayFile(),
            "wechat", new WechatFile(),
            "stripe", new StripeFile());

    /** The movements in it, in its order; refused whole where anything in it is not as it should be. */
    List<Movement> movements(byte[] file) throws Unreadable;

    static Set<String> methods() {
        return BY_METHOD.keySet();
    }

    /** @param method one of {@link #methods} */
    static Outcome<List<Movement>> read(String method, byte[] file) {
        var format = BY_METHOD.get(method);
        if (format == null) {
            return Outcome.refused(Refusal.of(
                    "reconciliation.method-unknown",
                    "No settlement file of {method} is known here.",
                    "field",
                    "method",
                    "method",
                    method));
        }
        try {
            return Outcome.accepted(format.movements(file));
        } catch (Unreadable e) {
            return Outcome.refused(Refusal.of(
                    "reconciliation.file-invalid",
                    "Line {line} of the file: {reason}. Nothing of it was taken; fetch the whole file again.",
                    "field",
                    "file",
                    "line",
                    e.line(),
                    "reason",
                    e.reason()));
        }
    }
}
