package org.wishwright.platform.ledger.reconciliation.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.wishwright.kernel.Money;
import org.wishwright.platform.ledger.reconciliation.Movement;
import org.wishwright.platform.ledger.reconciliation.Movement.Kind;

/** Alipay's business details: remarks behind a number sign, the list with its heading, its end, and how many lines it has. */
final class AlipayFile implements SettlementFile {

    private static final Charset CHINESE = Charset.forName("GB18030");
    private static final String TRADE = "支付宝交易号";
    private static final String PAYMENT = "商户订单号";
    private static final String KIND = "业务类型";
    private static final String FINISHED = "完成时间";
    private static final String AMOUNT = "订单金额（元）";
    private static final String REFUND = "退款批次号/请求号";
    private static final String FEE = "服务费（元）";
    private static final List<String> NEEDED = List.of(TRADE, PAYMENT, KIND, FINISHED, AMOUNT, REFUND, FEE);
    private static final Pattern TOTAL = Pattern.compile("#(交易|退款)合计：([0-9]{1,9})笔.*");

    @Override
    public List<Movement> movements(byte[] file) throws Unreadable {
        var lines = Cells.lines(file, StandardCharsets.UTF_8, CHINESE);
        int at = 0;
        while (at < lines.size() && lines.get(at).startsWith("#")) {
            at++;
        }
        if (at == lines.size()) {
            throw new Unreadable(at, "the list does not begin");
        }
        var columns = Cells.columns(at + 1, List.of(lines.get(at).split(",", -1)), NEEDED);
        var movements = new ArrayList<Movement>();
        for (at++; at < lines.size() && !lines.get(at).startsWith("#"); at++) {
            movements.add(
                    movement(Cells.of(at + 1, columns, List.of(lines.get(at).split(",", -1)))));
        }
        if (at == lines.size() || !lines.get(at).contains("业务明细列表结束")) {
            throw new Unreadable(at, "the file ends early: the line that ends the list is missing");
        }
        count(lines, at, movements);
        return movements;
    }

    private static Movement movement(Cells cells) throws Unreadable {
        boolean paid = cells.text(KIND).equals("交易");
        if (!paid && !cells.text(KIND).equals("退款")) {
            throw new Unreadable(cells.line(), "nothing is known of the kind " + cells.text(KIND));
        }
        var amount = cells.decimal(AMOUNT, "CNY");
        var fee = cells.decimal(FEE, "CNY").negate(); // written as what the merchant's account loses
        return new Movement(
                paid ? Kind.PAYMENT : Kind.REFUND,
                paid ? cells.text(PAYMENT) : cells.text(REFUND),
                cells.text(PAYMENT),
                paid ? amount : positive(amount),
                fee,
                cells.local(FINISHED, Cells.CHINA),
                cells.line());
    }

    private static Money positive(Money amount) {
        return amount.isNegative() ? amount.negate() : amount;
    }

    /** The two sums behind the list must both be there and count what was read. */
    private static void count(List<String> lines, int from, List<Movement> movements) throws Unreadable {
        var counted = new java.util.HashMap<String, Long>();
        for (int at = from; at < lines.size(); at++) {
            var total = TOTAL.matcher(lines.get(at));
            if (total.matches()) {
                counted.put(total.group(1), Long.parseLong(total.group(2)));
            }
        }
        long paid =
                movements.stream().filter(line -> line.kind() == Kind.PAYMENT).count();
        if (!counted.equals(Map.of("交易", paid, "退款", movements.size() - paid))) {
            throw new Unreadable(
                    lines.size(),
                    "the file ends early, or lines are missing: the sums behind the list do not count them");
        }
    }
}
