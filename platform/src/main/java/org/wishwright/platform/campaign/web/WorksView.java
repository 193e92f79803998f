package org.wishwright.platform.campaign.web;

import java.util.List;
import org.wishwright.platform.campaign.Work;
import org.wishwright.platform.campaign.work.Booth;
import org.wishwright.platform.campaign.work.WorkReading;

/**
 * What a campaign's page says of works that were handed in.
 *
 * @param shelf the first of them that are still in it
 * @param mine those of the reader, gone ones too
 * @param standing how it is with the reader's ballot code
 * @param waiting ballots that wait to be logged
 */
public record WorksView(WorkReading.Shelf shelf, List<Work> mine, Booth.Standing standing, int waiting) {}
