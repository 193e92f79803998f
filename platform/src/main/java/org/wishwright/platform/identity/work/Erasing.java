package org.wishwright.platform.identity.work;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Erasures;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalData;
import org.wishwright.platform.identity.store.ErasureStore;
import org.wishwright.platform.identity.store.PartyStore;
import tools.jackson.databind.ObjectMapper;

/** Gathers and destroys what every module keeps of a person, in one transaction. */
@Service
class Erasing implements Erasures {

    private static final Logger LOG = LoggerFactory.getLogger(Erasing.class);

    private final ObjectProvider<PersonalData> modules;
    private final ErasureStore erasures;
    private final ErasureList list;
    private final PartyStore parties;
    private final Sessions sessions;
    private final ObjectMapper json;

    Erasing(
            ObjectProvider<PersonalData> modules,
            ErasureStore erasures,
            ErasureList list,
            PartyStore parties,
            Sessions sessions,
            ObjectMapper json) {
        this.modules = modules;
        this.erasures = erasures;
        this.list = list;
        this.parties = parties;
        this.sessions = sessions;
        this.json = json;
    }

    @Override
    @Transactional(readOnly = true)
    public void export(PartyId person, OutputStream into) {
        try (var zip = new ExportZip(into, json)) {
            modules.orderedStream().forEach(module -> module.export(person, zip));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    @Transactional
    public void erase(PartyId person) {
        var alone = erasures.leftAlone(person);
        if (!alone.isEmpty()) {
            throw new RefusedException(Refusal.of(
                    "identity.erase-last-member",
                    "Nobody else is in charge of {organisation}. Make somebody else a maker or operator there first.",
                    "organisation",
                    alone.getFirst()));
        }
        modules.orderedStream()
                .flatMap(module -> module.hindrance(person).stream())
                .findFirst()
                .ifPresent(hindrance -> {
                    throw new RefusedException(hindrance);
                });
        destroy(person);
    }

    @Override
    @Transactional
    public int repeat(Path file) {
        var back = erasures.present(ErasureList.read(file));
        back.forEach(this::destroy);
        return back.size();
    }

    @Override
    public String list() {
        return ErasureList.lines(erasures.all());
    }

    @Override
    @Transactional
    public void destroy(PartyId person) {
        modules.orderedStream().forEach(module -> module.erase(person));
        parties.erase(person);
        erasures.forgetTraces(person);
        erasures.add(person);
        sessions.forget(person);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                keepList();
            }
        });
    }

    /** What a crash or a full disk kept from the list is on it within the hour. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    void keepList() {
        try {
            list.keep(erasures.all());
        } catch (UncheckedIOException e) {
            LOG.error(
                    "The list of erasures could not be kept; a backup restored later would not know of the newest", e);
        }
    }
}
