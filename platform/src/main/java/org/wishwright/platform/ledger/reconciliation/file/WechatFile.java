package org.wishwright.platform.ledger.reconciliation.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wishwright.platform.ledger.reconciliation.Movement;
import org.wishwright.platform.ledger.reconciliation.Movement.Kind;

/** WeChat Pay's trade bill: a heading, lines of values each behind a grave accent, a second heading and the sums. */
final class WechatFile implements SettlementFile {

    private static final String TIME = "交易时间";
    private static final String PAYMENT = "商户订单号";
    private static final String STATE = "交易状态";
    private static final String CURRENCY = "货币种类";
    private static final String REFUND = "商户退款单号";
    private static final String REFUNDED = "退款金额";
    private static final String FEE = "手续费";
    private static final String AMOUNT = "订单金额";
    private static final List<String> NEEDED = List.of(TIME, PAYMENT, STATE, CURRENCY, REFUND, REFUNDED, FEE, AMOUNT);
    private static final String SUMS = "总交易单数";

    @Override
    public List<Movement> movements(byte[] file) throws Unreadable {
        var lines = Cells.utf8(file);
        var columns = Cells.columns(1, List.of(lines.getFirst().split(",", -1)), NEEDED);
        var movements = new ArrayList<Movement>();
        int listed = 0;
        int at = 1;
        for (; at < lines.size() && lines.get(at).startsWith("`"); at++) {
            var cells = Cells.of(at + 1, columns, values(lines.get(at)));
            movement(cells).ifPresent(movements::add);
            listed++;
        }
        if (at != lines.size() - 2 || !lines.get(at).startsWith(SUMS)) {
            throw new Unreadable(at + 1, "the file ends early, or the sums that must stand here are missing");
        }
        var sums = Cells.of(
                at + 2,
                Cells.columns(at + 1, List.of(lines.get(at).split(",", -1)), List.of(SUMS)),
                values(lines.getLast()));
        if (!sums.text(SUMS).equals(Integer.toString(listed))) {
            throw new Unreadable(at + 2, "the sums count " + sums.text(SUMS) + " lines, and there are " + listed);
        }
        return movements;
    }

    /** What was revoked before anybody paid moved no money. */
    private static Optional<Movement> movement(Cells cells) throws Unreadable {
        var currency = cells.text(CURRENCY);
        boolean back = cells.text(STATE).equals("REFUND");
        if (!back && !cells.text(STATE).equals("SUCCESS")) {
            if (cells.text(STATE).equals("REVOKED")) {
                return Optional.empty();
            }
            throw new Unreadable(cells.line(), "nothing is known of the state " + cells.text(STATE));
        }
        return Optional.of(new Movement(
                back ? Kind.REFUND : Kind.PAYMENT,
                dashed(cells.text(back ? REFUND : PAYMENT)),
                dashed(cells.text(PAYMENT)),
                cells.decimal(back ? REFUNDED : AMOUNT, currency),
                cells.decimal(FEE, currency),
                cells.local(TIME, Cells.CHINA),
                cells.line()));
    }

    private static List<String> values(String line) {
        return List.of(line.startsWith("`") ? line.substring(1).split(",`", -1) : new String[] {line});
    }

    /** Our ids have 32 characters there; what is no id of ours stays as it is. */
    private static String dashed(String number) {
        return number.matches("[0-9a-f]{32}")
                ? number.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5")
                : number;
    }
}
