package dev.agentfirewall.vault;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.decision.Subject;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a subject is called in file names and headers: a digest of tenant and id, so that a listing names nobody. It hides nothing from one who
 * guesses ids.
 *
 * @param hex 32 hexadecimal digits
 */
record SubjectName(String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    SubjectName {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("a subject is called by 32 hexadecimal digits");
        }
    }

    static SubjectName of(String id, Optional<String> tenant) {
        return named("subject\0" + tenant.orElse("") + "\0" + id);
    }

    static SubjectName of(Optional<Subject> subject) {
        return subject.map(who -> of(who.id(), who.tenant())).orElseGet(() -> named("nobody"));
    }

    /** Whose key descriptions of tools are under: they are the host's words, nobody's own. */
    static SubjectName tools() {
        return named("tools");
    }

    private static SubjectName named(String text) {
        return new SubjectName(Digest.of("agent-firewall vault " + text).hex().substring(0, 32));
    }
}
