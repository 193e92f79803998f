package org.wishwright.provenance.check;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.wishwright.kernel.CanonicalJson;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.StrictJson;
import org.wishwright.provenance.Checkpoint;
import org.wishwright.provenance.Commitment;
import org.wishwright.provenance.InclusionProof;
import org.wishwright.provenance.Receipt;
import org.wishwright.provenance.ReceiptFile;
import org.wishwright.provenance.ReceiptFile.Proven;
import org.wishwright.provenance.SignedNote;

/** Checks a receipt from its bytes alone: of a whole subject, or of one fact. */
public final class ReceiptCheck {

    private final Trust trust;
    private final Verdict.Draft draft = new Verdict.Draft();

    private ReceiptCheck(Trust trust) {
        this.trust = trust;
    }

    /** Any bytes are safe. */
    public static Verdict of(byte[] file, Trust trust) {
        return new ReceiptCheck(trust).check(file);
    }

    private Verdict check(byte[] file) {
        var text = ReceiptFile.text(file);
        if (text instanceof Outcome.Accepted<String>(var json) && isOfOneFact(json)) {
            single(json);
            return draft.done();
        }
        switch (text.flatMap(ReceiptFile::fromJson)) {
            case Outcome.Refused<ReceiptFile>(var refusal) ->
                draft.find(refusal.code(), where(text, refusal), refusal.sentence());
            case Outcome.Accepted<ReceiptFile>(var receipt) -> whole(file, receipt);
        }
        return draft.done();
    }

    private static boolean isOfOneFact(String json) {
        return StrictJson.readObject(json, ReceiptFile.MAX_BYTES)
                .map(members -> Receipt.FORMAT.equals(members.get("format")))
                .equals(Outcome.accepted(true));
    }

    /** The byte that a refusal of the reader names by its character. */
    private static String where(Outcome<String> text, Refusal refusal) {
        var at = refusal.values().get("at");
        if (at == null) {
            return "file";
        }
        int character = Integer.parseInt(at);
        return text instanceof Outcome.Accepted<String>(var json)
                ? "byte "
                        + json.substring(0, Math.min(character, json.length())).getBytes(StandardCharsets.UTF_8).length
                : "byte " + at;
    }

    private void single(String json) {
        switch (Receipt.fromJson(json)) {
            case Outcome.Refused<Receipt>(var refusal) -> draft.find(refusal.code(), "file", refusal.sentence());
            case Outcome.Accepted<Receipt>(var receipt) -> {
                if (trust.key().isEmpty()) {
                    draft.find(
                            "receipt.no-key",
                            "file",
                            "A receipt of one fact carries no keys: give the log's published key.");
                    return;
                }
                switch (receipt.verify(trust.key().get())) {
                    case Outcome.Refused<Checkpoint>(var refusal) ->
                        draft.find(refusal.code(), place(refusal), refusal.sentence());
                    case Outcome.Accepted<Checkpoint>(var checkpoint) -> {
                        draft.under(checkpoint);
                        draft.say(Told.of(receipt.fact(), receipt.index()));
                    }
                }
            }
        }
    }

    private static String place(Refusal refusal) {
        return refusal.code().startsWith("receipt.") ? "fact, salt, index or proof" : "checkpoint";
    }

    private void whole(byte[] file, ReceiptFile receipt) {
        var canonical = receipt.toBytes();
        int differs = Arrays.mismatch(file, canonical);
        if (differs >= 0) {
            draft.find(
                    "receipt.not-canonical",
                    "byte " + differs,
                    "The file is not as it was written: its form differs from here on.");
        }
        var places = new Places(receipt);
        var opened = Signatures.open(receipt.checkpoint(), receipt.keys(), trust, "checkpoint", draft);
        for (int i = 0; i < receipt.facts().size(); i++) {
            fact(receipt.facts().get(i), i, opened, receipt.subject(), places);
        }
        seal(receipt);
        if (trust.key().isEmpty() && draft.isClean()) {
            draft.say(
                    "no key was given to trust: compare " + receipt.keys().current() + " with the log's published key");
        }
    }

    private void fact(Proven fact, int i, Optional<Checkpoint> opened, String subject, Places places) {
        var place = "facts[" + i + "]";
        var label = fact.fact().members().get("type") instanceof String type ? " (" + type + ")" : "";
        if (!Commitment.to(fact.fact(), fact.salt()).equals(fact.commitment())) {
            draft.find(
                    "receipt.fact-altered",
                    place + label,
                    Repair.of(fact, places, i)
                            .orElse("The fact or its salt (bytes " + places.of(i)
                                    + ") is not what the log committed to."));
            return;
        }
        if (!subject.equals(fact.fact().members().get("subject"))) {
            draft.find("receipt.other-subject", place + ".fact.subject" + label, "This fact is about something else.");
        }
        opened.ifPresent(checkpoint -> {
            var proof = new InclusionProof(fact.index(), checkpoint.size(), fact.proof());
            if (proof.verify(fact.commitment().leafHash(), checkpoint.root())) {
                draft.say(Told.of(fact.fact(), fact.index()));
            } else {
                draft.find(
                        "receipt.not-in-log",
                        place + ".index or .proof or .commitment" + label,
                        "The way to the log's root (bytes " + places.of(i)
                                + ") does not lead there: the log holds no such fact at " + fact.index() + ".");
            }
        });
    }

    private void seal(ReceiptFile receipt) {
        var note = SignedNote.parse(receipt.seal());
        switch (note.flatMap(receipt.keys()::verify)) {
            case Outcome.Refused<String>(var refusal) -> draft.find(refusal.code(), "seal", refusal.sentence());
            case Outcome.Accepted<String>(var text) -> {
                if (!text.equals(receipt.sealText())) {
                    draft.find(
                            "receipt.seal-broken",
                            "file",
                            "The file is not the one that was sealed: something in it was changed, added or left out.");
                } else if (note instanceof Outcome.Accepted<SignedNote>(var sealed)
                        && sealed.signatures().size() != 1) {
                    draft.find("receipt.seal-broken", "seal", "A seal has one signature.");
                } else {
                    draft.say("sealed whole: " + receipt.facts().size() + " facts, none left out");
                }
            }
        }
    }

    /** Where each fact stands in the file. */
    static final class Places {
        private final int[] from;
        private final int[] length;

        Places(ReceiptFile receipt) {
            int n = receipt.facts().size();
            from = new int[n];
            length = new int[n];
            int at = ("{\"checkpoint\":" + CanonicalJson.write(receipt.checkpoint()) + ",\"facts\":[")
                    .getBytes(StandardCharsets.UTF_8)
                    .length;
            for (int i = 0; i < n; i++) {
                from[i] = at;
                length[i] = json(receipt.facts().get(i)).getBytes(StandardCharsets.UTF_8).length;
                at += length[i] + 1;
            }
        }

        static String json(Proven fact) {
            return CanonicalJson.write(fact.members());
        }

        String of(int i) {
            return from[i] + " to " + (from[i] + length[i] - 1);
        }

        int from(int i) {
            return from[i];
        }
    }
}
