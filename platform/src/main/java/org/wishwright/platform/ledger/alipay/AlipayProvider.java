package org.wishwright.platform.ledger.alipay;

import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayClient;
import com.alipay.api.AlipayResponse;
import com.alipay.api.domain.AlipayTradeCloseModel;
import com.alipay.api.domain.AlipayTradeFastpayRefundQueryModel;
import com.alipay.api.domain.AlipayTradePagePayModel;
import com.alipay.api.domain.AlipayTradePrecreateModel;
import com.alipay.api.domain.AlipayTradeQueryModel;
import com.alipay.api.domain.AlipayTradeRefundModel;
import com.alipay.api.request.AlipayTradeCloseRequest;
import com.alipay.api.request.AlipayTradeFastpayRefundQueryRequest;
import com.alipay.api.request.AlipayTradePagePayRequest;
import com.alipay.api.request.AlipayTradePrecreateRequest;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.request.AlipayTradeRefundRequest;
import com.alipay.api.response.AlipayTradeQueryResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.ledger.ChargeAnswer;
import org.wishwright.platform.ledger.ChargeRequest;
import org.wishwright.platform.ledger.Notification;
import org.wishwright.platform.ledger.PaymentId;
import org.wishwright.platform.ledger.PaymentProvider;
import org.wishwright.platform.ledger.PaymentRequest;
import org.wishwright.platform.ledger.Presentation;
import org.wishwright.platform.ledger.ProviderSilentException;
import org.wishwright.platform.ledger.RefundAnswer;
import org.wishwright.platform.ledger.RefundRequest;
import org.wishwright.platform.ledger.SignedNotification;
import org.wishwright.platform.ledger.Yuan;

/** Alipay: a code to scan ({@code qr}) or its own page ({@code page}), refunds, and royalties for profit sharing. */
final class AlipayProvider implements PaymentProvider {

    /** How long a code or page is good for. */
    static final Duration PAYABLE = Duration.ofMinutes(30);

    private static final String WITHIN = "30m";
    private static final String ABOUT = "Wishwright order";
    private static final long MOST_FEN = 10_000_000_000L;
    private static final String NOT_THERE = "ACQ.TRADE_NOT_EXIST";
    private static final Set<String> LATER =
            Set.of("ACQ.SYSTEM_ERROR", "aop.ACQ.SYSTEM_ERROR", "isp.unknow-error", "ACQ.SELLER_BALANCE_NOT_ENOUGH");
    private static final Set<String> DECIDED = Set.of(
            "ACQ.TRADE_HAS_SUCCESS",
            "ACQ.TRADE_HAS_CLOSE",
            "ACQ.TRADE_STATUS_ERROR",
            "ACQ.REASON_TRADE_STATUS_INVALID");

    private final AlipayClient client;
    private final AlipayNotices notices;
    private final String notifyAddress;
    private final InstantSource clock;

    AlipayProvider(AlipayClient client, AlipayNotices.Merchant merchant, String notifyAddress, InstantSource clock) {
        this.client = client;
        this.notices = new AlipayNotices(merchant, clock);
        this.notifyAddress = notifyAddress;
        this.clock = clock;
    }

    @Override
    public String method() {
        return "alipay";
    }

    @Override
    public Optional<Refusal> refuses(PaymentRequest request) {
        return Yuan.refusal("Alipay", request.amount(), MOST_FEN);
    }

    @Override
    public ChargeAnswer charge(ChargeRequest request) {
        return request.scenario().startsWith("page") ? page(request) : code(request);
    }

    private ChargeAnswer code(ChargeRequest request) {
        var model = new AlipayTradePrecreateModel();
        model.setOutTradeNo(request.payment().toString());
        model.setTotalAmount(Yuan.text(request.amount()));
        model.setSubject(ABOUT);
        model.setTimeoutExpress(WITHIN);
        model.setQrCodeTimeoutExpress(WITHIN);
        var call = new AlipayTradePrecreateRequest();
        call.setBizModel(model);
        call.setNotifyUrl(notifyAddress);
        var answer = answered(() -> client.execute(call));
        if (DECIDED.contains(code(answer))) {
            return ask(request.payment());
        }
        return answer.isSuccess()
                ? waiting(Presentation.Kind.QR, answer.getQrCode())
                : new ChargeAnswer.Declined(said(answer));
    }

    /** Only writes the address; the payment comes into being when the payer opens it. */
    private ChargeAnswer page(ChargeRequest request) {
        var model = new AlipayTradePagePayModel();
        model.setOutTradeNo(request.payment().toString());
        model.setTotalAmount(Yuan.text(request.amount()));
        model.setSubject(ABOUT);
        model.setProductCode("FAST_INSTANT_TRADE_PAY");
        model.setTimeoutExpress(WITHIN);
        var call = new AlipayTradePagePayRequest();
        call.setBizModel(model);
        call.setNotifyUrl(notifyAddress);
        return waiting(
                Presentation.Kind.ADDRESS,
                answered(() -> client.pageExecute(call, "GET")).getBody());
    }

    private ChargeAnswer waiting(Presentation.Kind kind, String content) {
        return new ChargeAnswer.Waiting(
                new Presentation(kind, content, clock.instant().plus(PAYABLE)));
    }

    @Override
    public ChargeAnswer ask(PaymentId payment) {
        var model = new AlipayTradeQueryModel();
        model.setOutTradeNo(payment.toString());
        var call = new AlipayTradeQueryRequest();
        call.setBizModel(model);
        var answer = answered(() -> client.execute(call));
        if (code(answer).equals(NOT_THERE)) {
            return new ChargeAnswer.NeverHeard();
        }
        if (!answer.isSuccess()) {
            throw new IllegalStateException("Alipay does not answer for " + payment + ": " + said(answer));
        }
        return state(answer);
    }

    /** A trade is closed when nobody paid in time, and also when all of it was given back: then it was paid. */
    private static ChargeAnswer state(AlipayTradeQueryResponse trade) {
        var captured = new ChargeAnswer.Captured(trade.getTradeNo(), Yuan.money(trade.getTotalAmount()));
        return switch (trade.getTradeStatus()) {
            case "TRADE_SUCCESS", "TRADE_FINISHED" -> captured;
            case "TRADE_CLOSED" ->
                trade.getSendPayDate() == null ? new ChargeAnswer.Declined("closed unpaid") : captured;
            default -> new ChargeAnswer.Unknown();
        };
    }

    /** Not Alipay's own "cancel", which would give back what was paid meanwhile. */
    @Override
    public ChargeAnswer cancel(PaymentId payment) {
        var model = new AlipayTradeCloseModel();
        model.setOutTradeNo(payment.toString());
        var call = new AlipayTradeCloseRequest();
        call.setBizModel(model);
        var answer = answered(() -> client.execute(call));
        return answer.isSuccess() || code(answer).equals(NOT_THERE)
                ? new ChargeAnswer.Declined("closed unpaid")
                : ask(payment);
    }

    @Override
    public RefundAnswer refund(RefundRequest request) {
        var model = new AlipayTradeRefundModel();
        model.setOutTradeNo(request.payment().toString());
        model.setOutRequestNo(request.refund().toString());
        model.setRefundAmount(Yuan.text(request.amount()));
        var call = new AlipayTradeRefundRequest();
        call.setBizModel(model);
        var answer = answered(() -> client.execute(call));
        if (answer.isSuccess()) {
            return "Y".equals(answer.getFundChange())
                    ? new RefundAnswer.Done(request.refund().toString())
                    : refunded(request);
        }
        return new RefundAnswer.Refused(said(answer));
    }

    /** Repeated, the refund changes nothing and says so; whether it went through is another question. */
    private RefundAnswer refunded(RefundRequest request) {
        var model = new AlipayTradeFastpayRefundQueryModel();
        model.setOutTradeNo(request.payment().toString());
        model.setOutRequestNo(request.refund().toString());
        var call = new AlipayTradeFastpayRefundQueryRequest();
        call.setBizModel(model);
        var answer = answered(() -> client.execute(call));
        return "REFUND_SUCCESS".equals(answer.getRefundStatus())
                ? new RefundAnswer.Done(request.refund().toString())
                : new RefundAnswer.Pending();
    }

    @Override
    public Optional<ProfitSharing> profitSharing() {
        return Optional.of(new AlipayRoyalties(this));
    }

    @Override
    public Outcome<Notification> verify(SignedNotification notification) {
        return notices.read(notification);
    }

    @Override
    public Optional<String> receipt() {
        return Optional.of("success");
    }

    AlipayClient client() {
        return client;
    }

    /** A call to Alipay. */
    interface Call<T extends AlipayResponse> {
        T execute() throws AlipayApiException;
    }

    /** Whatever is no answer, or none that Alipay signed, is silence. */
    static <T extends AlipayResponse> T answered(Call<T> call) {
        try {
            var answer = call.execute();
            if (answer == null || "20000".equals(answer.getCode()) || LATER.contains(code(answer))) {
                throw new ProviderSilentException("Alipay asks to try again later", null);
            }
            return answer;
        } catch (AlipayApiException e) {
            throw new ProviderSilentException("Alipay did not answer", e);
        }
    }

    static String code(AlipayResponse answer) {
        return answer.getSubCode() == null ? "" : answer.getSubCode();
    }

    static String said(AlipayResponse answer) {
        return code(answer) + " " + (answer.getSubMsg() == null ? answer.getMsg() : answer.getSubMsg());
    }
}
