package org.wishwright.platform.ledger.wechat;

import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.exception.HttpException;
import com.wechat.pay.java.core.exception.MalformedMessageException;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.service.payments.jsapi.JsapiServiceExtension;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.payments.nativepay.NativePayService;
import com.wechat.pay.java.service.payments.nativepay.model.Amount;
import com.wechat.pay.java.service.payments.nativepay.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.nativepay.model.PrepayRequest;
import com.wechat.pay.java.service.payments.nativepay.model.QueryOrderByOutTradeNoRequest;
import com.wechat.pay.java.service.payments.nativepay.model.SettleInfo;
import com.wechat.pay.java.service.profitsharing.ProfitsharingService;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.wishwright.kernel.CanonicalJson;
import org.wishwright.kernel.Money;
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

/** WeChat Pay: a code to scan (native), or inside WeChat by {@code page:OPENID} (JSAPI); refunds and profit sharing. */
final class WechatProvider implements PaymentProvider {

    /** How long a code or a page is good for. */
    static final Duration PAYABLE = Duration.ofMinutes(30);

    private static final String ABOUT = "Wishwright order";
    private static final String PAGE = "page:";
    private static final long MOST_FEN = Integer.MAX_VALUE;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Set<String> NOT_THERE =
            Set.of("ORDER_NOT_EXIST", "ORDERNOTEXIST", "RESOURCE_NOT_EXISTS", "ORDER_NOT_EXISTS");
    private static final Set<String> DECIDED = Set.of("ORDERPAID", "ORDER_CLOSED", "ORDERCLOSED", "OUT_TRADE_NO_USED");

    /** @param sharing whether payments are frozen until they are split */
    record Merchant(String id, String app, String notifyAddress, boolean sharing) {}

    private final NativePayService codes;
    private final JsapiServiceExtension pages;
    private final RefundService refunds;
    private final ProfitsharingService sharing;
    private final Merchant merchant;
    private final WechatNotices notices;
    private final InstantSource clock;

    WechatProvider(Config config, WechatHttp http, Merchant merchant, WechatNotices notices, InstantSource clock) {
        codes = new NativePayService.Builder().config(config).httpClient(http).build();
        pages = new JsapiServiceExtension.Builder()
                .config(config)
                .httpClient(http)
                .build();
        refunds = new RefundService.Builder().config(config).httpClient(http).build();
        sharing = new ProfitsharingService.Builder()
                .config(config)
                .httpClient(http)
                .encryptor(config.createEncryptor())
                .decryptor(config.createDecryptor())
                .build();
        this.merchant = merchant;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public String method() {
        return "wechat";
    }

    @Override
    public Optional<Refusal> refuses(PaymentRequest request) {
        return Yuan.refusal("WeChat Pay", request.amount(), MOST_FEN);
    }

    @Override
    public ChargeAnswer charge(ChargeRequest request) {
        try {
            return answered(() -> request.scenario().startsWith(PAGE) ? page(request) : code(request));
        } catch (ServiceException e) {
            return DECIDED.contains(e.getErrorCode()) ? ask(request.payment()) : new ChargeAnswer.Declined(said(e));
        }
    }

    private ChargeAnswer code(ChargeRequest request) {
        var amount = new Amount();
        amount.setTotal(Math.toIntExact(request.amount().minor()));
        amount.setCurrency("CNY");
        var settle = new SettleInfo();
        settle.setProfitSharing(merchant.sharing());
        var call = new PrepayRequest();
        call.setAppid(merchant.app());
        call.setMchid(merchant.id());
        call.setDescription(ABOUT);
        call.setOutTradeNo(number(request.payment().value()));
        call.setNotifyUrl(merchant.notifyAddress());
        call.setTimeExpire(expiry());
        call.setAmount(amount);
        call.setSettleInfo(settle);
        return waiting(Presentation.Kind.QR, codes.prepay(call).getCodeUrl());
    }

    private ChargeAnswer page(ChargeRequest request) {
        var amount = new com.wechat.pay.java.service.payments.jsapi.model.Amount();
        amount.setTotal(Math.toIntExact(request.amount().minor()));
        amount.setCurrency("CNY");
        var settle = new com.wechat.pay.java.service.payments.jsapi.model.SettleInfo();
        settle.setProfitSharing(merchant.sharing());
        var payer = new com.wechat.pay.java.service.payments.jsapi.model.Payer();
        payer.setOpenid(request.scenario().substring(PAGE.length()));
        var call = new com.wechat.pay.java.service.payments.jsapi.model.PrepayRequest();
        call.setAppid(merchant.app());
        call.setMchid(merchant.id());
        call.setDescription(ABOUT);
        call.setOutTradeNo(number(request.payment().value()));
        call.setNotifyUrl(merchant.notifyAddress());
        call.setTimeExpire(expiry());
        call.setAmount(amount);
        call.setSettleInfo(settle);
        call.setPayer(payer);
        var shown = pages.prepayWithRequestPayment(call);
        return waiting(
                Presentation.Kind.IN_PAGE,
                CanonicalJson.write(Map.of(
                        "appId", shown.getAppId(),
                        "timeStamp", shown.getTimeStamp(),
                        "nonceStr", shown.getNonceStr(),
                        "package", shown.getPackageVal(),
                        "signType", shown.getSignType(),
                        "paySign", shown.getPaySign())));
    }

    private ChargeAnswer waiting(Presentation.Kind kind, String content) {
        return new ChargeAnswer.Waiting(
                new Presentation(kind, content, clock.instant().plus(PAYABLE)));
    }

    @Override
    public ChargeAnswer ask(PaymentId payment) {
        var call = new QueryOrderByOutTradeNoRequest();
        call.setMchid(merchant.id());
        call.setOutTradeNo(number(payment.value()));
        try {
            return state(answered(() -> codes.queryOrderByOutTradeNo(call)));
        } catch (ServiceException e) {
            if (NOT_THERE.contains(e.getErrorCode())) {
                return new ChargeAnswer.NeverHeard();
            }
            throw new IllegalStateException("WeChat Pay does not answer for " + payment + ": " + said(e), e);
        }
    }

    static ChargeAnswer state(Transaction paid) {
        return switch (paid.getTradeState()) {
            case SUCCESS, REFUND ->
                new ChargeAnswer.Captured(
                        paid.getTransactionId(),
                        Money.of(paid.getAmount().getTotal(), paid.getAmount().getCurrency()));
            case NOTPAY, USERPAYING, ACCEPT -> new ChargeAnswer.Unknown();
            case CLOSED, REVOKED, PAYERROR ->
                new ChargeAnswer.Declined(paid.getTradeState().name());
        };
    }

    @Override
    public ChargeAnswer cancel(PaymentId payment) {
        var call = new CloseOrderRequest();
        call.setMchid(merchant.id());
        call.setOutTradeNo(number(payment.value()));
        try {
            return answered(() -> {
                codes.closeOrder(call);
                return new ChargeAnswer.Declined("closed unpaid");
            });
        } catch (ServiceException e) {
            return NOT_THERE.contains(e.getErrorCode()) ? new ChargeAnswer.Declined("closed unpaid") : ask(payment);
        }
    }

    @Override
    public RefundAnswer refund(RefundRequest request) {
        var amount = new AmountReq();
        amount.setRefund(request.amount().minor());
        amount.setTotal(request.paid().minor());
        amount.setCurrency("CNY");
        var call = new CreateRequest();
        call.setOutTradeNo(number(request.payment().value()));
        call.setOutRefundNo(number(request.refund()));
        call.setAmount(amount);
        try {
            var refund = answered(() -> refunds.create(call));
            return switch (refund.getStatus()) {
                case SUCCESS -> new RefundAnswer.Done(refund.getRefundId());
                case PROCESSING -> new RefundAnswer.Pending();
                case CLOSED, ABNORMAL ->
                    new RefundAnswer.Refused(refund.getStatus().name());
            };
        } catch (ServiceException e) {
            return "NOT_ENOUGH".equals(e.getErrorCode())
                    ? new RefundAnswer.Pending() // the merchant's account will be filled again
                    : new RefundAnswer.Refused(said(e));
        }
    }

    @Override
    public Optional<ProfitSharing> profitSharing() {
        return merchant.sharing() ? Optional.of(new WechatSharing(sharing, merchant)) : Optional.empty();
    }

    @Override
    public Outcome<Notification> verify(SignedNotification notification) {
        return notices.read(notification);
    }

    /** Numbers there have at most 32 characters. */
    static String number(UUID id) {
        return id.toString().replace("-", "");
    }

    /** @throws IllegalArgumentException for what is no number of ours */
    static UUID id(String number) {
        if (!number.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("Not a payment of ours: " + number);
        }
        return UUID.fromString(number.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }

    /** Whatever is no answer, or none that WeChat Pay signed, is silence; a refusal is the caller's to read. */
    static <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (ServiceException e) {
            if (e.getHttpStatusCode() >= 500 || e.getHttpStatusCode() == 429) {
                throw new ProviderSilentException("WeChat Pay asks to try again later", e);
            }
            throw e;
        } catch (HttpException | ValidationException | MalformedMessageException | IllegalArgumentException e) {
            throw new ProviderSilentException("WeChat Pay did not answer", e);
        }
    }

    static String said(ServiceException refused) {
        return refused.getErrorCode() + " " + refused.getErrorMessage();
    }

    private String expiry() {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(clock.instant()
                .plus(PAYABLE)
                .truncatedTo(ChronoUnit.SECONDS)
                .atZone(ZONE)
                .toOffsetDateTime());
    }
}
