package dev.agentfirewall.output;

import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * From where on the end of an answer may be the beginning of something that counts: the instructions repeated word for word, a secret of several
 * words, personal data, a call as text that was opened. Whether it is, what follows will tell.
 */
final class Growing {
    private Growing() {}

    /** The first such place in {@code text}; its length when there is none. */
    static int from(String text, Told told) {
        return IntStream.concat(confided(text, told), OpenCall.in(text, told.tools(), told.askedForForms()).stream())
                .min()
                .orElse(text.length());
    }

    private static IntStream confided(String text, Told told) {
        if (told.echoes().isEmpty()
                && told.secrets().isEmpty()
                && told.canaries().isEmpty()
                && told.personal().isEmpty()) {
            return IntStream.empty();
        }
        Squeezed squeezed = Squeezed.of(text);
        return Stream.of(
                        new Personal(told).growing(squeezed).stream(),
                        told.echoes().stream().flatMapToInt(echo -> echo.growing(squeezed).stream()),
                        Stream.concat(told.secrets().stream(), told.canaries().stream())
                                .flatMapToInt(secret -> begun(squeezed, secret).stream()))
                .flatMapToInt(places -> places);
    }

    /** Where {@code text} ends with the beginning of {@code secret}, and not with all of it. */
    private static OptionalInt begun(Squeezed text, String secret) {
        String said = text.text();
        for (int at = Math.max(0, said.length() - secret.length() + 1); at < said.length(); at++) {
            if (said.charAt(at) == secret.charAt(0) && text.begins(at) && secret.startsWith(said.substring(at))) {
                return OptionalInt.of(text.original(at, said.length()).start());
            }
        }
        return OptionalInt.empty();
    }
}
