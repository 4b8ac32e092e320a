package dev.agentfirewall.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between a client and the server, and can lose an answer: the server did what it was asked, and the client never hears.
 */
final class CuttingProxy implements AutoCloseable {
    private final ServerSocket door;
    private final int server;
    private final AtomicReference<String> armed = new AtomicReference<>("");
    private final AtomicBoolean cut = new AtomicBoolean();

    private CuttingProxy(ServerSocket door, int server) {
        this.door = door;
        this.server = server;
    }

    static CuttingProxy before(int serverPort) throws IOException {
        CuttingProxy proxy = new CuttingProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), serverPort);
        start(proxy::accept);
        return proxy;
    }

    int port() {
        return door.getLocalPort();
    }

    /** Cuts the connection on which the server next answers with these words, and keeps the answer back. */
    void loseTheNext(String answer) {
        armed.set(answer);
    }

    /** Whether an answer was lost. */
    boolean lostOne() {
        return cut.get();
    }

    private void accept() {
        try {
            while (!door.isClosed()) {
                Socket client = door.accept();
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
                start(() -> pump(client, upstream, false));
                start(() -> pump(upstream, client, true));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (answers && lost(buffer, n)) {
                    cut.set(true);
                    return;
                }
                out.write(buffer, 0, n);
                out.flush();
            }
        } catch (IOException e) {
            // the other side is gone
        }
    }

    private boolean lost(byte[] bytes, int length) {
        String words = String.valueOf(armed.get());
        return !words.isEmpty()
                && new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains(words)
                && armed.compareAndSet(words, "");
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
