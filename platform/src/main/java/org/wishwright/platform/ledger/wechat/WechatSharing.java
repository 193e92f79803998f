package org.wishwright.platform.ledger.wechat;

import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.service.profitsharing.ProfitsharingService;
import com.wechat.pay.java.service.profitsharing.model.CreateOrderReceiver;
import com.wechat.pay.java.service.profitsharing.model.CreateOrderRequest;
import com.wechat.pay.java.service.profitsharing.model.DetailStatus;
import com.wechat.pay.java.service.profitsharing.model.OrderStatus;
import com.wechat.pay.java.service.profitsharing.model.OrdersEntity;
import com.wechat.pay.java.service.profitsharing.model.QueryOrderRequest;
import java.time.Duration;
import org.wishwright.platform.ledger.PaymentProvider.ProfitSharing;
import org.wishwright.platform.ledger.PaymentProvider.Receiver;
import org.wishwright.platform.ledger.PaymentProvider.SharingRequest;
import org.wishwright.platform.ledger.PaymentProvider.Transit;

/**
 * Profit sharing (分账): a payment made for it is frozen until it is split or, at the latest, let go by WeChat Pay itself. A receiver
 * is a merchant number, or {@code openid:} and a person's name there; she was added to the merchant's list before.
 */
record WechatSharing(ProfitsharingService service, WechatProvider.Merchant merchant) implements ProfitSharing {

    /** What WeChat Pay grants without a contract of its own. */
    private static final int USUAL_BASIS_POINTS = 3_000;

    private static final Duration LONGEST_FROZEN = Duration.ofDays(180);
    private static final String PERSON = "openid:";

    @Override
    public int mostBasisPoints() {
        return USUAL_BASIS_POINTS;
    }

    @Override
    public Duration longest() {
        return LONGEST_FROZEN;
    }

    @Override
    public Transit share(SharingRequest request) {
        var call = new CreateOrderRequest();
        call.setAppid(merchant.app());
        call.setTransactionId(request.reference());
        call.setOutOrderNo(WechatProvider.number(request.id()));
        call.setReceivers(
                request.receivers().stream().map(WechatSharing::receiver).toList());
        call.setUnfreezeUnsplit(request.last());
        try {
            return state(WechatProvider.answered(() -> service.createOrder(call)));
        } catch (ServiceException e) {
            return Transit.REFUSED;
        }
    }

    @Override
    public Transit ask(SharingRequest request) {
        var call = new QueryOrderRequest();
        call.setTransactionId(request.reference());
        call.setOutOrderNo(WechatProvider.number(request.id()));
        try {
            return state(WechatProvider.answered(() -> service.queryOrder(call)));
        } catch (ServiceException e) {
            return e.getHttpStatusCode() == 404 ? Transit.NEVER_HEARD : Transit.REFUSED;
        }
    }

    private static Transit state(OrdersEntity order) {
        if (order.getState() == OrderStatus.PROCESSING) {
            return Transit.PENDING;
        }
        return order.getReceivers().stream().allMatch(receiver -> receiver.getResult() == DetailStatus.SUCCESS)
                ? Transit.DONE
                : Transit.REFUSED;
    }

    private static CreateOrderReceiver receiver(Receiver to) {
        boolean person = to.account().startsWith(PERSON);
        var receiver = new CreateOrderReceiver();
        receiver.setType(person ? "PERSONAL_OPENID" : "MERCHANT_ID");
        receiver.setAccount(person ? to.account().substring(PERSON.length()) : to.account());
        receiver.setAmount(to.amount().minor());
        receiver.setDescription("share of an order");
        return receiver;
    }
}
