package org.wishwright.platform.ledger.alipay;

import com.alipay.api.domain.AlipayTradeOrderSettleModel;
import com.alipay.api.domain.AlipayTradeOrderSettleQueryModel;
import com.alipay.api.domain.OpenApiRoyaltyDetailInfoPojo;
import com.alipay.api.domain.SettleExtendParams;
import com.alipay.api.request.AlipayTradeOrderSettleQueryRequest;
import com.alipay.api.request.AlipayTradeOrderSettleRequest;
import java.time.Duration;
import org.wishwright.platform.ledger.PaymentProvider.ProfitSharing;
import org.wishwright.platform.ledger.PaymentProvider.Receiver;
import org.wishwright.platform.ledger.PaymentProvider.SharingRequest;
import org.wishwright.platform.ledger.PaymentProvider.Transit;
import org.wishwright.platform.ledger.Yuan;

/** Profit sharing by royalties of a trade; a receiver is an Alipay user id (2088…) that was bound before. */
record AlipayRoyalties(AlipayProvider alipay) implements ProfitSharing {

    /** What Alipay grants without a contract of its own. */
    private static final int USUAL_BASIS_POINTS = 3_000;

    private static final Duration HALF_A_YEAR = Duration.ofDays(180);
    private static final String NOT_THERE = "ACQ.SETTLE_ORDER_NOT_EXIST";

    @Override
    public int mostBasisPoints() {
        return USUAL_BASIS_POINTS;
    }

    @Override
    public Duration longest() {
        return HALF_A_YEAR;
    }

    @Override
    public Transit share(SharingRequest request) {
        var model = new AlipayTradeOrderSettleModel();
        model.setOutRequestNo(request.id().toString());
        model.setTradeNo(request.reference());
        model.setRoyaltyParameters(
                request.receivers().stream().map(AlipayRoyalties::royalty).toList());
        model.setRoyaltyMode("async");
        var end = new SettleExtendParams();
        end.setRoyaltyFinish(Boolean.toString(request.last()));
        model.setExtendParams(end);
        var call = new AlipayTradeOrderSettleRequest();
        call.setBizModel(model);
        var answer = AlipayProvider.answered(() -> alipay.client().execute(call));
        return answer.isSuccess() ? ask(request) : Transit.REFUSED;
    }

    @Override
    public Transit ask(SharingRequest request) {
        var model = new AlipayTradeOrderSettleQueryModel();
        model.setOutRequestNo(request.id().toString());
        model.setTradeNo(request.reference());
        var call = new AlipayTradeOrderSettleQueryRequest();
        call.setBizModel(model);
        var answer = AlipayProvider.answered(() -> alipay.client().execute(call));
        if (AlipayProvider.code(answer).equals(NOT_THERE)) {
            return Transit.NEVER_HEARD;
        }
        var parts = answer.getRoyaltyDetailList();
        if (!answer.isSuccess() || parts == null || parts.stream().anyMatch(part -> "FAIL".equals(part.getState()))) {
            return Transit.REFUSED;
        }
        return parts.stream().allMatch(part -> "SUCCESS".equals(part.getState())) ? Transit.DONE : Transit.PENDING;
    }

    private static OpenApiRoyaltyDetailInfoPojo royalty(Receiver receiver) {
        var royalty = new OpenApiRoyaltyDetailInfoPojo();
        royalty.setRoyaltyType("transfer");
        royalty.setTransIn(receiver.account());
        royalty.setTransInType("userId");
        royalty.setAmount(Yuan.text(receiver.amount()));
        return royalty;
    }
}
