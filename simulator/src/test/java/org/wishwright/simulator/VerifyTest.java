package org.wishwright.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wishwright.kernel.CanonicalJson;
import org.wishwright.provenance.Checkpoint;
import org.wishwright.provenance.Commitment;
import org.wishwright.provenance.Fact;
import org.wishwright.provenance.Frontier;
import org.wishwright.provenance.Hash;
import org.wishwright.provenance.HashSink;
import org.wishwright.provenance.LogKeys;
import org.wishwright.provenance.MerkleLog;
import org.wishwright.provenance.NoteSigner;
import org.wishwright.provenance.ReceiptFile;
import org.wishwright.provenance.Salt;
import org.wishwright.provenance.Tile;
import org.wishwright.provenance.TileBytes;
import picocli.CommandLine;

/** A stranger with nothing but files. */
class VerifyTest {

    private static final String ORIGIN = "wishwright.example/log";
    private static final NoteSigner SIGNER = NoteSigner.generate(ORIGIN, new Random(1));
    private static final LogKeys KEYS = LogKeys.of(SIGNER.verifier());

    @TempDir
    Path folder;

    private final List<byte[]> entries = new ArrayList<>();
    private Path receipt = Path.of("");
    private Path log = Path.of("");

    private record Said(int status, String out, String err) {}

    private static Said verify(Object... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status = new CommandLine(new Verify())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(java.util.Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
        return new Said(status, out.toString(), err.toString());
    }

    @BeforeEach
    void writeALogAndAReceipt() throws IOException {
        var random = new Random(2);
        var facts = new ArrayList<Fact>();
        var salts = new ArrayList<Salt>();
        for (int i = 0; i < 300; i++) {
            facts.add(Fact.builder("order.paid")
                    .with("subject", "order-7")
                    .with("time", "2026-01-01T00:00:00Z")
                    .with("amount", 100_000L + i)
                    .build());
            salts.add(Salt.draw(random));
            entries.add(Commitment.to(facts.get(i), salts.get(i)).hash().bytes());
        }
        log = publish("log");
        var levels = levels();
        var tree = new MerkleLog(
                (level, from, to) -> Objects.requireNonNull(levels.get(level)).subList((int) from, (int) to),
                entries.size());
        var proven = List.of(
                ReceiptFile.Proven.of(facts.get(3), salts.get(3), tree.inclusionProof(3)),
                ReceiptFile.Proven.of(facts.get(299), salts.get(299), tree.inclusionProof(299)));
        receipt = folder.resolve("receipt.json");
        Files.write(
                receipt,
                ReceiptFile.seal("order-7", KEYS, checkpoint().sign(SIGNER), proven, SIGNER)
                        .toBytes());
    }

    private HashMap<Integer, List<Hash>> levels() {
        var levels = new HashMap<Integer, List<Hash>>();
        HashSink sink = (level, index, hash) ->
                levels.computeIfAbsent(level, none -> new ArrayList<>()).add(hash);
        Frontier.EMPTY.append(entries.stream().map(Hash::ofLeaf).toList(), sink);
        return levels;
    }

    private Checkpoint checkpoint() {
        return Checkpoint.of(
                ORIGIN, Frontier.EMPTY.append(entries.stream().map(Hash::ofLeaf).toList()));
    }

    private Path publish(String name) throws IOException {
        var to = Files.createDirectories(folder.resolve(name));
        var levels = levels();
        for (int level = Tile.ENTRIES; Tile.in(entries.size(), level, 0).isPresent(); level++) {
            for (long index = 0; Tile.in(entries.size(), level, index).isPresent(); index++) {
                var tile = Tile.in(entries.size(), level, index).orElseThrow();
                int from = (int) tile.from();
                int end = from + tile.width();
                var file = to.resolve(tile.path());
                Files.createDirectories(file.getParent());
                Files.write(
                        file,
                        level == Tile.ENTRIES
                                ? TileBytes.ofEntries(entries.subList(from, end))
                                : TileBytes.ofHashes(Objects.requireNonNull(levels.get(level * 8))
                                        .subList(from, end)));
            }
        }
        Files.writeString(to.resolve("checkpoint"), checkpoint().sign(SIGNER).toString());
        Files.writeString(to.resolve("keys"), CanonicalJson.write(KEYS.members()));
        return to;
    }

    @Test
    void aReceiptAsDownloadedHolds() {
        var said = verify(receipt, "--key", SIGNER.verifier());
        assertThat(said.status).isZero();
        assertThat(said.out).contains("order.paid", "✓ Everything holds.", "2 facts, none left out");
        assertThat(verify(receipt).out).contains("no key was given to trust");
    }

    @Test
    void oneByteChangedIsRefusedAndItSaysWhere() throws IOException {
        var text = Files.readString(receipt);
        Files.writeString(receipt, text.replace("\"amount\":100003", "\"amount\":900003"));
        int at = text.substring(0, text.indexOf("100003")).getBytes(StandardCharsets.UTF_8).length;
        var said = verify(receipt);
        assertThat(said.status).isEqualTo(1);
        assertThat(said.out)
                .contains("facts[0] (order.paid)")
                .contains("Byte " + at + " of the file was changed")
                .contains("✗ Do not rely on it");
        assertThat(verify(receipt, "--json").out).contains("\"passed\":false", "receipt.fact-altered");
    }

    @Test
    void aWholeLogInAFolderHoldsAndATamperedOneIsRefusedByName() throws IOException {
        assertThat(verify(log, "--key", SIGNER.verifier()).status).isZero();
        var file = log.resolve("tile/entries/001.p/44");
        var bytes = Files.readAllBytes(file);
        bytes[40] ^= 1;
        Files.write(file, bytes);
        var said = verify(log);
        assertThat(said.status).isEqualTo(1);
        assertThat(said.out).contains("tile/0/001.p/44", "Entry 257 ");
    }

    @Test
    void whoeverKeptAReceiptSeesThatThePastWasChanged() throws IOException {
        assertThat(verify(log, "--since", receipt).status).isZero();
        entries.set(10, entries.get(11));
        assertThat(verify(publish("forked"), "--since", receipt).out).contains("log.forked");
        entries.add(entries.getFirst());
        assertThat(verify(publish("rewritten"), "--since", receipt).out).contains("log.rewritten");
        entries.subList(200, entries.size()).clear();
        assertThat(verify(publish("shorter"), "--since", receipt).out).contains("log.rolled-back");
    }

    @Test
    void aLogIsReadFromItsAddressAndKept() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
            boolean there = Files.isRegularFile(file);
            exchange.sendResponseHeaders(there ? 200 : 404, there ? Files.size(file) : -1);
            if (there) {
                exchange.getResponseBody().write(Files.readAllBytes(file));
            }
            exchange.close();
        });
        server.start();
        try {
            var url = "http://127.0.0.1:" + server.getAddress().getPort();
            var copy = folder.resolve("copy");
            assertThat(verify(url, "--save", copy).status).isZero();
            assertThat(verify(copy).status).isZero();
            assertThat(verify(url + "/receipt.json").status).isZero();
            assertThat(verify(url + "/nothing").status).isEqualTo(2);
        } finally {
            server.stop(0);
        }
        assertThat(verify("http://127.0.0.1:1/log").err).contains("cannot be read");
    }

    @Test
    void nonsenseIsCalledNonsense() throws IOException {
        assertThat(verify(folder.resolve("none")).status).isEqualTo(2);
        assertThat(verify(Files.createDirectories(folder.resolve("empty"))).status)
                .isEqualTo(2);
        assertThat(verify(receipt, "--key", "a+b+c").status).isEqualTo(2);
        assertThat(verify().status).isEqualTo(2);
        var huge = folder.resolve("huge");
        Files.write(huge, new byte[9 << 20]);
        assertThat(verify(huge).out).contains("receipt.too-long");
        var cut = folder.resolve("cut");
        Files.write(cut, java.util.Arrays.copyOf(Files.readAllBytes(receipt), 500));
        assertThat(verify(cut).status).isEqualTo(1);
        Files.writeString(cut, "hello", StandardCharsets.UTF_8);
        assertThat(verify(cut).out).contains("byte 0");
        Files.writeString(log.resolve("keys"), "{}");
        assertThat(verify(log).status).isEqualTo(1);
    }
}
