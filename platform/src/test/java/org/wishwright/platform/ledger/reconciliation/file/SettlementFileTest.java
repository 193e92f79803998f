package org.wishwright.platform.ledger.reconciliation.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.ledger.reconciliation.Movement;
import org.wishwright.platform.ledger.reconciliation.Movement.Kind;

/** The files here are written by hand after the published descriptions. */
class SettlementFileTest {

    private static final String PAYMENT = "0195b7a0-1111-7222-8333-444455556666";
    private static final String REFUND = "0195b7a0-9999-7222-8333-444455556666";

    private static final String SANDBOX = """
            booked,kind,id,payment,minor,currency,fee
            2026-03-01T04:05:06Z,payment,%1$s,%1$s,12345,CNY,74
            2026-03-01T05:05:06Z,refund,%2$s,%1$s,345,CNY,0
            end,2
            """.formatted(PAYMENT, REFUND);

    private static final String ALIPAY = """
            #支付宝业务明细查询
            #账号：[20880000000000010156]
            #起始日期：[2026年03月01日 00:00:00]   终止日期：[2026年03月02日 00:00:00]
            #-----------------------------------------业务明细列表----------------------------------------
            支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,对方账户,订单金额（元）,商家实收（元）,退款批次号/请求号,服务费（元）,分润（元）,备注
            2026030122001	,%1$s	,交易,Wishwright order,2026-03-01 12:05:00,2026-03-01 12:05:06,\
            *明(a***@example.org),123.45,123.45,,-0.74,0.00,
            2026030122001	,%1$s	,退款,Wishwright order,2026-03-01 13:05:00,2026-03-01 13:05:06,\
            *明(a***@example.org),-3.45,-3.45,%2$s,0.00,0.00,
            #-----------------------------------------业务明细列表结束------------------------------------
            #交易合计：1笔，商家实收共123.45元，商家优惠共0.00元
            #退款合计：1笔，商家实收退款共-3.45元，商家优惠退款共0.00元
            #导出时间：[2026年03月02日 10:00:00]
            """.formatted(PAYMENT, REFUND);

    private static final String WECHAT = """
            交易时间,公众账号ID,商户号,微信订单号,商户订单号,用户标识,交易类型,交易状态,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,退款状态,商品名称,手续费,费率,\
            订单金额,申请退款金额
            `2026-03-01 12:05:06,`wx1,`1900000001,`42001,`%1$s,`o1,`NATIVE,`SUCCESS,`CNY,`123.45,`0.00,`0,`0,\
            `0.00,`,`Chair, oak,`0.74,`0.60%%,`123.45,`0.00
            `2026-03-01 13:05:06,`wx1,`1900000001,`42001,`%1$s,`o1,`NATIVE,`REFUND,`CNY,`0.00,`0.00,`50301,\
            `%2$s,`3.45,`SUCCESS,`Chair, oak,`0.00,`0.60%%,`0.00,`3.45
            总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额
            `2,`123.45,`3.45,`0.00,`0.74,`123.45,`3.45
            """.formatted(PAYMENT.replace("-", ""), REFUND.replace("-", ""));

    private static final String STRIPE = """
            balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,description,\
            payment_metadata[wishwright_payment],refund_metadata[wishwright_refund]
            txn_1,2026-03-01 04:05:06,cny,123.45,0.74,122.71,charge,"A ""fine"" chair, oak",%1$s,
            txn_2,2026-03-01 05:05:06,cny,-3.45,0.00,-3.45,refund,,%1$s,%2$s
            txn_3,2026-03-01 06:05:06,cny,-100.00,0.00,-100.00,payout,,,
            """.formatted(PAYMENT, REFUND);

    @ParameterizedTest
    @ValueSource(strings = {"sandbox", "alipay", "wechat", "stripe"})
    void aWholeFileTellsWhatMoved(String method) {
        var movements = SettlementFile.read(method, file(method)).orThrow();
        var paid = movements.getFirst();
        assertThat(paid.kind()).isEqualTo(Kind.PAYMENT);
        assertThat(paid.id()).isEqualTo(PAYMENT);
        assertThat(paid.amount()).isEqualTo(Money.of(12_345, "CNY"));
        assertThat(paid.fee()).isEqualTo(Money.of(74, "CNY"));
        assertThat(paid.booked()).isEqualTo(Instant.parse("2026-03-01T04:05:06Z"));
        var back = movements.get(1);
        assertThat(back.kind()).isEqualTo(Kind.REFUND);
        assertThat(back.id()).isEqualTo(REFUND);
        assertThat(back.payment()).isEqualTo(PAYMENT);
        assertThat(back.amount()).isEqualTo(Money.of(345, "CNY"));
        assertThat(movements).hasSize(method.equals("stripe") ? 3 : 2);
    }

    @Test
    void alipaysFileIsAlsoReadInItsUsualCharacterSet() {
        var chinese = ALIPAY.getBytes(Charset.forName("GB18030"));
        assertThat(SettlementFile.read("alipay", chinese).orThrow()).hasSize(2);
    }

    /** At every place but between two lines of a format that says nothing at its end; then what is missing shows it. */
    @ParameterizedTest
    @ValueSource(strings = {"sandbox", "alipay", "wechat", "stripe"})
    void aFileThatIsCutAnywhereIsRefusedWholeWithTheLine(String method) {
        var whole = file(method);
        int countsAreRead = method.equals("alipay")
                ? ALIPAY.substring(0, ALIPAY.indexOf("#导出时间")).getBytes(StandardCharsets.UTF_8).length
                : whole.length;
        for (int length = 0; length < countsAreRead; length++) {
            var cut = java.util.Arrays.copyOf(whole, length);
            if (method.equals("stripe") && length > 0 && whole[length - 1] == '\n') {
                continue;
            }
            assertThat(refusal(method, cut).values()).as("cut after " + length).containsKeys("line", "reason");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sandbox, '12345', '123.45'",
        "sandbox, 'CNY', 'XXX1'",
        "sandbox, 'end,2', 'end,3'",
        "sandbox, 'refund', 'gift'",
        "sandbox, '2026-03-01T04:05:06Z', 'yesterday'",
        "sandbox, '12345', '99999999999999999999'",
        "alipay, '123.45,123.45', '12x,123.45'",
        "alipay, '#交易合计：1笔', '#交易合计：2笔'",
        "alipay, '退款,Wish', '神秘,Wish'",
        "alipay, '服务费（元）', '费用'",
        "wechat, '`2,`123.45', '`3,`123.45'",
        "wechat, '`SUCCESS,`CNY', '`LOST,`CNY'",
        "wechat, '`0.74,`0.60%', '`0.745,`0.60%'",
        "stripe, '122.71', '122.70'",
        "stripe, ',charge,\"A', ',charge,A'",
        "stripe, 'gross', 'fee'"
    })
    void aFileWithOneWrongThingInItIsRefusedWhole(String method, String right, String wrong) {
        var text = new String(file(method), StandardCharsets.UTF_8);
        assertThat(text).contains(right);
        var refusal = refusal(method, text.replace(right, wrong).getBytes(StandardCharsets.UTF_8));
        assertThat(refusal.code()).isEqualTo("reconciliation.file-invalid");
        assertThat(Integer.parseInt(refusal.values().get("line"))).isPositive();
    }

    @Test
    void anUnknownProviderHasNoFile() {
        assertThat(refusal("shells", new byte[0]).code()).isEqualTo("reconciliation.method-unknown");
    }

    /** Whatever bytes come, the answer is a refusal or a list, never a failure. */
    @ParameterizedTest
    @ValueSource(strings = {"sandbox", "alipay", "wechat", "stripe"})
    void noiseIsRefused(String method) {
        var random = new Random(1);
        var whole = file(method);
        for (int round = 0; round < 3_000; round++) {
            var changed = whole.clone();
            for (int i = 0; i <= random.nextInt(4); i++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            assertThat(SettlementFile.read(method, changed)).isNotNull();
        }
    }

    private static Refusal refusal(String method, byte[] file) {
        return switch (SettlementFile.read(method, file)) {
            case Outcome.Refused<List<Movement>>(var refusal) -> refusal;
            case Outcome.Accepted<List<Movement>>(var movements) ->
                throw new AssertionError("It was taken: " + movements);
        };
    }

    private static byte[] file(String method) {
        return (switch (method) {
                    case "sandbox" -> SANDBOX;
                    case "alipay" -> ALIPAY;
                    case "wechat" -> WECHAT;
                    default -> STRIPE;
                })
                .getBytes(StandardCharsets.UTF_8);
    }
}
