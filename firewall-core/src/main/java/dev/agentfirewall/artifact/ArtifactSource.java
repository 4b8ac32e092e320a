package dev.agentfirewall.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a model's files lie: a folder, a jar, a store.
 *
 * <p><b>Guarantees</b> that an implementation gives: {@link #entries} lists everything under it, what is no plain file included, and
 * {@link #open} gives the bytes of one of these, never of anything outside. A source is not a snapshot: what it lists may change before
 * it is opened, so only bytes that were hashed as they were read count as verified. Thread-safe.
 */
public interface ArtifactSource {

    /** Everything here, in no particular order. Folders are told by the files in them. */
    List<Entry> entries() throws IOException;

    /** The bytes of the plain file called {@code path}, from its start; the caller closes it. */
    InputStream open(String path) throws IOException;

    /** Where this is, for messages. */
    String where();

    /**
     * One thing that lies here.
     *
     * @param path its name here; may be one that {@link ArtifactPath} refuses
     * @param size in bytes, for a file
     * @param kind what it is
     */
    record Entry(String path, long size, Kind kind) {}

    /** What lies there. Only files can be part of a model. */
    enum Kind {
        FILE,
        /** A symbolic link, wherever it leads. */
        LINK,
        /** A device, a pipe, a socket. */
        SPECIAL,
        /** A file or folder that could not be looked at. */
        UNREADABLE
    }

    /** The files under {@code folder}. Links are never followed: they are listed as links, which no manifest allows. */
    static ArtifactSource directory(Path folder) {
        return new DirectorySource(folder, new DirectorySource.NoLinks());
    }

    /**
     * The files under {@code folder}, where a link to a plain file counts as that file as long as the file it leads to lies under
     * {@code within}. Hugging Face's cache is such: {@code snapshots/REVISION/*} are links to {@code blobs/*} of the same model.
     * Links to folders are not followed.
     */
    static ArtifactSource directory(Path folder, Path within) {
        return new DirectorySource(folder, new DirectorySource.LinksWithin(within));
    }

    /** One file that is a whole model, such as a GGUF file, under its own name. */
    static ArtifactSource file(Path file) {
        return new FileSource(file);
    }

    /**
     * The resources under {@code prefix} beside {@code owner} on its class or module path.
     *
     * @param owner a class in the same jar and module
     * @param prefix the folder, such as {@code guard/model}, without slashes at its ends
     * @param known the name of one file under it, by which the jar or folder is found: a jar need not list its folders
     */
    static ArtifactSource resources(Class<?> owner, String prefix, String known) throws IOException {
        return ResourceSource.find(owner, prefix, known);
    }

    /** This source as if {@code path} were not in it: for the manifest or signature that lies beside what it names. */
    default ArtifactSource without(String path) {
        return new SourceWithout(this, path);
    }
}
