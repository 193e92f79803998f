package org.wishwright.platform.ledger.sandbox.program;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.concurrent.Executors;

/**
 * The sandbox as a program: {@code SandboxProgram FOLDER MERCHANT}, on loopback, on the port that the folder remembers. It ends when
 * whoever started it lets go of its standard input, as happens when that program dies.
 */
public final class SandboxProgram {

    /** Files in its folder: the secret it shares with its callers, where it listens, its books. */
    public static final String SECRET = "secret";

    public static final String PORT = "port";
    public static final String JOURNAL = "journal";

    private static final int ANOTHER_IS_RUNNING = 3;

    private SandboxProgram() {}

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var lockFile = new RandomAccessFile(folder.resolve("lock").toFile(), "rw");
        var lock = lockFile.getChannel().tryLock();
        if (lock == null) {
            System.exit(ANOTHER_IS_RUNNING);
        }
        var secret = Files.readString(folder.resolve(SECRET)).strip();
        var books = new Books(folder.resolve(JOURNAL), System::currentTimeMillis);
        var courier = new Courier(books, Signature.with(HexFormat.of().parseHex(secret)), arguments[1]);
        var server = listening(folder);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", new Door(books, courier, secret));
        server.start();
        record(folder, server.getAddress().getPort());
        books.charges().forEach(courier::plan);
        while (System.in.read() >= 0) {
            // nothing is said here: only the end matters
        }
        server.stop(0);
        books.close();
        lock.release();
        System.exit(0);
    }

    private static HttpServer listening(Path folder) throws IOException {
        var file = folder.resolve(PORT);
        var loopback = InetAddress.getLoopbackAddress();
        if (Files.exists(file)) {
            try {
                int port = Integer.parseInt(Files.readString(file).strip());
                return HttpServer.create(new InetSocketAddress(loopback, port), 0);
            } catch (BindException | NumberFormatException e) {
                return HttpServer.create(new InetSocketAddress(loopback, 0), 0);
            }
        }
        return HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    }

    private static void record(Path folder, int port) throws IOException {
        var fresh = Files.writeString(folder.resolve(PORT + ".new"), Integer.toString(port));
        Files.move(fresh, folder.resolve(PORT), StandardCopyOption.ATOMIC_MOVE);
    }
}
