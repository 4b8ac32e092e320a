package dev.agentfirewall.policy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The files of a gzipped tar archive, by name, read strictly: plain files and folders, each name once, every header's checksum right,
 * nothing after the end, nothing beyond the limits. Two readers that disagree about an archive are how an unsigned file is slipped
 * past a verifier, so what other readers would repair is refused here. A leading {@code /} or {@code ./}, as {@code opa build} and
 * {@code tar} write it, is taken off.
 */
final class BundleArchive {
    private static final int BLOCK = 512;

    private final BundleLimits limits;
    private final InputStream in;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private long unpacked;

    private BundleArchive(InputStream in, BundleLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    /** Reads the whole of {@code archive}. */
    static Map<String, byte[]> read(byte[] archive, BundleLimits limits) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(archive))) {
            return new BundleArchive(in, limits).readAll();
        } catch (EOFException e) {
            throw refused("it ends in the middle; copy or build it again", e);
        } catch (ZipException e) {
            throw refused("it is not gzip, or was damaged on its way", e);
        } catch (IOException e) {
            throw refused("it cannot be unpacked", e);
        }
    }

    private Map<String, byte[]> readAll() throws IOException {
        for (byte[] header = block(); !isZero(header); header = block()) {
            readEntry(new TarHeader(header));
        }
        readEnd();
        return Collections.unmodifiableMap(files);
    }

    private void readEntry(TarHeader header) throws IOException {
        String name = header.name();
        unpacked += header.size();
        if (unpacked > limits.maxUnpackedBytes()) {
            throw refused("it unpacks to more than " + limits.maxUnpackedBytes() + " bytes");
        }
        if (header.isFolder()) {
            return;
        }
        byte[] content = in.readNBytes(header.size());
        in.skipNBytes(padding(header.size()));
        if (content.length != header.size()) {
            throw new EOFException();
        }
        if (files.putIfAbsent(name, content) != null) {
            throw refused("`" + name + "` stands in it twice");
        }
        if (files.size() > limits.maxFiles()) {
            throw refused("it holds more than " + limits.maxFiles() + " files");
        }
    }

    // After the first empty block come only empty ones: a reader that goes on would find what this one did not judge.
    private void readEnd() throws IOException {
        byte[] rest = in.readNBytes(limits.maxUnpackedBytes());
        if (!isZero(rest) || in.read() >= 0) {
            throw refused("something follows its end mark");
        }
    }

    private byte[] block() throws IOException {
        byte[] block = in.readNBytes(BLOCK);
        if (block.length != BLOCK) {
            throw new EOFException();
        }
        return block;
    }

    private static int padding(int size) {
        return (BLOCK - size % BLOCK) % BLOCK;
    }

    private static boolean isZero(byte[] bytes) {
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    static PolicyLoadException refused(String why) {
        return new PolicyLoadException("policy bundle not loaded: " + why);
    }

    private static PolicyLoadException refused(String why, IOException cause) {
        return new PolicyLoadException("policy bundle not loaded: " + why, cause);
    }
}
