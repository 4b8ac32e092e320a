package dev.agentfirewall.recording;

/**
 * Keeps what was said and done, whole. Where a {@link RunRecorder} redacts and may lose something, a keeper keeps all of it, in a way that only
 * those read it who may, or says that it could not.
 *
 * <p><b>Guarantees</b> that an implementation gives: when {@link #keep} returns, what was to be kept is kept, or the host has said that it need not be.
 * When it throws, the caller goes no further: an answer is not handed on, a call is not run, a result is not shown. It waits no longer than a bounded
 * time, and is thread-safe.
 */
@FunctionalInterface
public interface EvidenceKeeper {

    /**
     * Keeps {@code evidence}.
     *
     * @throws EvidenceException when it is not kept and had to be
     */
    void keep(Evidence evidence) throws EvidenceException;
}
