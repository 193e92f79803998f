package org.wishwright.platform.campaign;

/**
 * Something happened that those who take part should be told; some of them at a time.
 *
 * @param mark of what happened: a stage, or the number of news; empty for payments
 * @param after the pseudonym after which to go on, empty at first
 */
public record MembersToTell(CampaignId campaign, What what, String mark, String after) {

    /** What they are told. */
    public enum What {
        STAGE,
        NEWS,
        /** Told to those alone who have not paid. */
        PAYMENT_DUE
    }
}
