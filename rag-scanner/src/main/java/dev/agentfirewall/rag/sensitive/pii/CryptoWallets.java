package dev.agentfirewall.rag.sensitive.pii;

import dev.agentfirewall.rag.sensitive.text.Bounds;
import dev.agentfirewall.rag.sensitive.text.Kind;
import dev.agentfirewall.rag.sensitive.text.Page;
import dev.agentfirewall.rag.sensitive.text.SensitiveDetector;
import dev.agentfirewall.rag.sensitive.text.Sighting;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Wallets of Bitcoin and its kin (Base58Check with its double SHA-256, Bech32 and Bech32m with their code) and of Ethereum.
 *
 * <p><b>Limitations.</b> Ethereum's address is known by its form, since its checksum is optional; wallets of other chains are not known.
 */
final class CryptoWallets implements SensitiveDetector {
    private static final Kind BITCOIN =
            new Kind("pii.bitcoin_wallet", "Bitcoin (or kindred) wallet", "form and checksum");
    private static final Kind ETHEREUM = new Kind("pii.ethereum_wallet", "Ethereum wallet", "form");
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String BASE32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};

    @Override
    public List<Kind> kinds() {
        return List.of(BITCOIN, ETHEREUM);
    }

    @Override
    public void look(Page page, Consumer<Sighting> found) {
        String text = page.text();
        int i = 0;
        while (i < text.length()) {
            if (!Bounds.alnum(text.charAt(i))) {
                i++;
                continue;
            }
            int end = i;
            while (end < text.length() && Bounds.alnum(text.charAt(end))) {
                end++;
            }
            if (end - i >= 26 && end - i <= 90) {
                word(text, i, end, found);
            }
            i = end;
        }
    }

    private static void word(String text, int start, int end, Consumer<Sighting> found) {
        char first = text.charAt(start);
        int length = end - start;
        if (first == '0' && length == 42 && text.charAt(start + 1) == 'x') {
            if (text.substring(start + 2, end).chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
                found.accept(new Sighting(ETHEREUM.code(), start, end, 0.85));
            }
        } else if ((first == '1' || first == '3' || first == 'L' || first == 'D' || first == 'M') && length <= 35) {
            report(base58Check(text.substring(start, end)), start, end, found);
        } else if (text.startsWith("bc1", start) || text.startsWith("tb1", start) || text.startsWith("ltc1", start)) {
            report(bech32(text.substring(start, end)), start, end, found);
        }
    }

    private static void report(boolean sound, int start, int end, Consumer<Sighting> found) {
        if (sound) {
            found.accept(new Sighting(BITCOIN.code(), start, end, 0.99));
        }
    }

    private static boolean base58Check(String address) {
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < address.length(); i++) {
            int digit = BASE58.indexOf(address.charAt(i));
            if (digit < 0) {
                return false;
            }
            number = number.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(digit));
        }
        byte[] raw = number.toByteArray();
        byte[] bytes = new byte[25];
        int from = raw.length > 25 && raw[0] == 0 ? 1 : 0;
        if (raw.length - from > 25) {
            return false;
        }
        System.arraycopy(raw, from, bytes, 25 - (raw.length - from), raw.length - from);
        byte[] sum = sha256(sha256(Arrays.copyOf(bytes, 21)));
        return Arrays.equals(Arrays.copyOf(sum, 4), Arrays.copyOfRange(bytes, 21, 25));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }

    private static boolean bech32(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        int parting = lower.lastIndexOf('1');
        int code = 1;
        for (int i = 0; i < parting; i++) {
            code = step(code, lower.charAt(i) >> 5);
        }
        code = step(code, 0);
        for (int i = 0; i < parting; i++) {
            code = step(code, lower.charAt(i) & 31);
        }
        for (int i = parting + 1; i < lower.length(); i++) {
            int digit = BASE32.indexOf(lower.charAt(i));
            if (digit < 0) {
                return false;
            }
            code = step(code, digit);
        }
        return code == 1 || code == 0x2bc830a3;
    }

    private static int step(int code, int value) {
        int top = code >>> 25;
        int next = (code & 0x1ffffff) << 5 ^ value;
        for (int i = 0; i < 5; i++) {
            next ^= (top >> i & 1) == 1 ? GENERATOR[i] : 0;
        }
        return next;
    }
}
