package org.wishwright.platform.campaign;

/**
 * A step was taken of which one other party should be told at once.
 *
 * @param kind of the step
 * @param about the entry that it answers, whose author is told; empty to tell the convener
 * @param entry that it made
 */
public record StepToTell(CampaignId campaign, String kind, String about, String entry) {}
