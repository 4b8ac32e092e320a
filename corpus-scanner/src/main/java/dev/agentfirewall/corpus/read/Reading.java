package dev.agentfirewall.corpus.read;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.scan.Channel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.jspecify.annotations.Nullable;

/** The reading of one document: what was found so far, and what is left of its limits. Written by one thread, stopped by another. */
final class Reading {
    private static final Set<String> WITHOUT_WORDS = Set.of("image", "audio", "video", "font");

    private final DocumentParsers parsers;
    private final ReadLimits limits;
    private final Digest digest;
    private final Map<String, StringBuilder> texts = new LinkedHashMap<>();
    private final Set<String> unread = new TreeSet<>();
    private int characters;
    private int parts;
    private long inflated;
    private String type = MediaType.OCTET_STREAM.toString();
    private boolean verbatim;
    private boolean stopped;
    private @Nullable String incomplete;

    Reading(DocumentParsers parsers, ReadLimits limits, Digest digest) {
        this.parsers = parsers;
        this.limits = limits;
        this.digest = digest;
    }

    void readTop(String name, byte[] bytes) {
        if (bytes.length > limits.bytes()) {
            note("read.too_large");
            return;
        }
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        read("", bytes, metadata, 0);
    }

    /** Reads a document inside the document. */
    void readInside(String path, byte[] bytes, Metadata metadata, int depth) {
        if (depth > limits.depth()) {
            note("read.too_deep");
        } else {
            read(path, bytes, metadata, depth);
        }
    }

    private void read(String path, byte[] bytes, Metadata metadata, int depth) {
        try (TikaInputStream in = TikaInputStream.get(bytes, metadata)) {
            MediaType found = parsers.detect(in, metadata);
            if (depth == 0) {
                setType(found);
            }
            if (bytes.length == 0) {
                return;
            }
            if (depth > 0
                    && WITHOUT_WORDS.contains(found.getType())
                    && !found.getSubtype().endsWith("+xml")) {
                noteUnread(found);
                return;
            }
            checkInflation(bytes);
            metadata.set(Metadata.CONTENT_TYPE, found.toString());
            parsers.parse(in, new TextCollector(this, path + "body"), metadata, new PartExtractor(this, path, depth));
            if (found.getSubtype().startsWith("vnd.openxmlformats-officedocument.")) {
                OfficeAlternatives.read(bytes, this, path + "alternatives");
            }
        } catch (EncryptedDocumentException e) {
            note("read.encrypted");
        } catch (UnsupportedTypeException e) {
            note("read.unsupported");
        } catch (LimitReachedException e) {
            // noted where it was reached
        } catch (OutOfMemoryError | StackOverflowError e) {
            note("read.too_large");
        } catch (Exception | LinkageError e) { // parsers throw what they like, and quote what they read
            note("read.damaged");
        } finally {
            MetadataText.write(metadata, this, path + "metadata");
        }
    }

    private void checkInflation(byte[] bytes) throws IOException, LimitReachedException {
        inflated += ZipInspection.inflatedSize(bytes, limits.inflated() - inflated);
        if (inflated > limits.inflated()) {
            throw reached("read.inflates");
        }
    }

    /** The next document inside, counted. */
    int nextPart() throws LimitReachedException {
        if (++parts > limits.parts()) {
            throw reached("read.too_many_parts");
        }
        return parts;
    }

    int mostBytes() {
        return limits.bytes();
    }

    LimitReachedException reached(String code) {
        note(code);
        return new LimitReachedException();
    }

    synchronized void note(String code) {
        if (incomplete == null) {
            incomplete = code;
        }
    }

    private synchronized void noteUnread(MediaType media) {
        unread.add(media.getBaseType().toString());
    }

    private synchronized void setType(MediaType found) {
        type = found.getBaseType().toString();
    }

    /** Says that the body at {@code path} is text as it stands. */
    synchronized void isVerbatim(String path) {
        verbatim |= path.isEmpty();
    }

    /** Adds to a text. What is added after the end of time is nobody's. */
    synchronized void add(String part, CharSequence text) throws LimitReachedException {
        if (stopped) {
            throw new LimitReachedException();
        }
        int room = limits.characters() - characters;
        CharSequence kept = text.length() <= room ? text : text.subSequence(0, room);
        characters += kept.length();
        texts.computeIfAbsent(part, name -> new StringBuilder()).append(kept);
        if (kept.length() < text.length()) {
            throw reached("read.too_large");
        }
    }

    /** The last character of a part, or a line end when there is none. */
    synchronized char lastOf(String part) {
        StringBuilder text = texts.get(part);
        return text == null || text.isEmpty() ? '\n' : text.charAt(text.length() - 1);
    }

    synchronized void stop(String code) {
        stopped = true;
        note(code);
    }

    synchronized ReadDocument result() {
        List<DocumentText> read = new ArrayList<>();
        texts.forEach((part, text) -> {
            if (!text.toString().isBlank()) {
                read.add(new DocumentText(part, text.toString()));
            }
        });
        return new ReadDocument(
                digest, type, channelOf(type), read, List.copyOf(unread), verbatim, Optional.ofNullable(incomplete));
    }

    private static Channel channelOf(String type) {
        return switch (type) {
            case "text/html", "application/xhtml+xml" -> Channel.WEB;
            case "message/rfc822", "application/vnd.ms-outlook", "application/mbox" -> Channel.EMAIL;
            default -> Channel.DOCUMENT;
        };
    }
}
