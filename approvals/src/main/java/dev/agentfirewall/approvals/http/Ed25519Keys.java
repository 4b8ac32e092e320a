package dev.agentfirewall.approvals.http;

import dev.agentfirewall.approvals.http.MessageSeal.Purpose;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECKey;
import java.security.spec.NamedParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of an approver's system. With them its answers are checked, and nobody who reads them can make one. A message names its key; to change keys,
 * {@linkplain #trust trust} the new one, have the system sign with it, and {@linkplain #distrust distrust} the old.
 *
 * <p>Thread-safe; a change counts from the next message on.
 */
public final class Ed25519Keys implements MessageCheck {
    /** The name of the key that signed. */
    public static final String KEY = "X-Agent-Firewall-Key";

    static final String MARK = "ed25519=";

    private static final int MOST = 64;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern SIGNATURE = Pattern.compile(MARK + "[A-Za-z0-9+/]{86}==");

    private final Map<String, PublicKey> keys = new ConcurrentHashMap<>();
    private final Clock clock;

    private Ed25519Keys(Clock clock) {
        this.clock = clock;
    }

    /** Trusts {@code key}, which signs as {@code id}. */
    public static Ed25519Keys of(String id, PublicKey key, Clock clock) {
        return new Ed25519Keys(clock).trust(id, key);
    }

    /**
     * Trusts {@code key}, too.
     *
     * @throws IllegalArgumentException when another key has this name, the name or the kind of the key is not allowed, or there are {@value #MOST}
     */
    public synchronized Ed25519Keys trust(String id, PublicKey key) {
        @Nullable PublicKey known = keys.get(checked(id));
        if (known != null && !known.equals(checked(key))) {
            throw new IllegalArgumentException("another key is called `" + id + "`: distrust that one first");
        }
        if (known == null && keys.size() == MOST) {
            throw new IllegalArgumentException(MOST + " keys are trusted: distrust those that are used no more");
        }
        keys.put(id, checked(key));
        return this;
    }

    /** Trusts the key that is called {@code id} no more. */
    public synchronized Ed25519Keys distrust(String id) {
        keys.remove(id);
        return this;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public boolean holds(Purpose purpose, Map<String, String> headers, byte[] body) {
        String id = Message.header(headers, KEY);
        @Nullable PublicKey key = keys.get(id);
        String signature = Message.header(headers, MessageSeal.SIGNATURE);
        return key != null
                && SIGNATURE.matcher(signature).matches()
                && verifies(key, Message.received(scheme(id), purpose, headers).signed(body), signature);
    }

    private static boolean verifies(PublicKey key, byte[] signed, String signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(signed);
            return check.verify(Base64.getDecoder().decode(signature.substring(MARK.length())));
        } catch (GeneralSecurityException | IllegalArgumentException e) { // not a signature: it may be anything
            return false;
        }
    }

    /** The key's name is signed, too: a message is by the key that it names, and no other. */
    static String scheme(String id) {
        return "agent-firewall-approval ed25519 " + id;
    }

    static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a key is named by 1 to 64 letters, digits, `.`, `-` and `_`");
        }
        return id;
    }

    static <K extends Key> K checked(K key) {
        if (key instanceof EdECKey edwards
                && edwards.getParams().getName().equals(NamedParameterSpec.ED25519.getName())) {
            return key;
        }
        throw new IllegalArgumentException("not an Ed25519 key");
    }

    /** Tells how many there are. */
    @Override
    public String toString() {
        return "Ed25519 keys, " + keys.size() + " trusted";
    }
}
