package dev.agentfirewall.trace.value;

/**
 * Reads an address of the web or a path: a run of characters without blanks, quotes and brackets.
 *
 * <p><b>Limitations.</b> {@code ..} is not resolved, and an address longer than {@link #MAX_CHARACTERS} is compared as words alone.
 */
final class PlaceReader {
    static final int MAX_CHARACTERS = 2_048;
    private static final int MOST_LEADING = 8;

    private PlaceReader() {}

    /** Where the run begins that the word at {@code start} belongs to: the signs right before it count. */
    static int runStart(Source source, int start, int floor) {
        int at = start;
        while (at > floor && start - at < MOST_LEADING) {
            int c = source.before(at);
            if (!inRun(c) || Fold.classOf(c) <= Fold.MARK) {
                return at;
            }
            at -= Character.charCount(c);
        }
        return at;
    }

    static int runEnd(Source source, int start) {
        int at = start;
        while (at < source.length()) {
            long unit = source.unit(at);
            if (!inRun(Source.codePoint(unit))) {
                return at;
            }
            at += Source.size(unit);
        }
        return at;
    }

    /** The same without the sentence's end. */
    static int trimmedEnd(Source source, int start) {
        int end = runEnd(source, start);
        while (end > start && ends(source.before(end))) {
            end--;
        }
        return end;
    }

    private static boolean inRun(int c) {
        int kind = Fold.classOf(c);
        return kind != Fold.SPACE && kind != Fold.SINGLE && (kind != Fold.SOFT || c == '?' || c == '!' || c == '*');
    }

    static void read(Source source, int start, Keys out) {
        int end = trimmedEnd(source, start);
        if (end - start > MAX_CHARACTERS) {
            return;
        }
        String run = source.folded(start, end);
        int scheme = run.indexOf("://");
        boolean slashes = run.indexOf('/') >= 0 || run.indexOf('\\') >= 0;
        if (scheme > 0 && !run.startsWith("file:")) {
            boolean web = run.startsWith("http:") || run.startsWith("https:");
            url(web ? run.substring(scheme + 3) : run, start, end, out);
            return;
        }
        if (run.indexOf('@') < 0 && isHost(run)) {
            url(run, start, end, out);
        }
        if (slashes && hasLetter(run)) {
            path(run.startsWith("file://") ? run.substring(7) : run, start, end, out);
        }
    }

    private static boolean ends(int c) {
        return c == '.' || c == ':' || c == '!' || c == '?' || c == '*';
    }

    private static boolean hasLetter(String run) {
        return run.chars().anyMatch(Character::isLetter);
    }

    /** Whether it begins with the name of a host: labels parted by points, the last of letters. */
    static boolean isHost(String run) {
        int end = 0;
        while (end < run.length() && "/:?#\\".indexOf(run.charAt(end)) < 0) {
            end++;
        }
        int point = run.lastIndexOf('.', end - 1);
        if (point <= 0 || end - point < 3) {
            return false;
        }
        for (int i = point + 1; i < end; i++) {
            if (!Character.isLetter(run.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static void url(String address, int start, int end, Keys out) {
        String plain = PercentCode.decoded(address.startsWith("www.") ? address.substring(4) : address);
        int last = plain.length();
        while (last > 0 && "/?#".indexOf(plain.charAt(last - 1)) >= 0) {
            last--;
        }
        String place = plain.substring(0, last);
        int port = place.indexOf(':');
        if (port > 0 && (place.startsWith(":443", port) || place.startsWith(":80", port))) {
            int after = place.startsWith(":443", port) ? port + 4 : port + 3;
            if (after == place.length() || place.charAt(after) == '/') {
                place = place.substring(0, port) + place.substring(after);
            }
        }
        if (!place.isEmpty()) {
            out.add(Key.text(Key.URL, Fold.fold(place)), start, end);
        }
    }

    private static void path(String run, int start, int end, Keys out) {
        String path = canonicalPath(run);
        if (path.isEmpty()) {
            return;
        }
        out.add(Key.text(Key.PATH, path), start, end);
        int slash = path.lastIndexOf('/');
        if (slash >= 0 && path.indexOf('.', slash) > slash + 1) {
            out.add(Key.text(Key.FILE, path.substring(slash + 1)), start, end);
        }
    }

    static String canonicalPath(String run) {
        StringBuilder out = new StringBuilder(run.length());
        for (int i = 0; i < run.length(); i++) {
            char c = run.charAt(i) == '\\' ? '/' : run.charAt(i);
            if (c != '/' || (out.length() > 0 && out.charAt(out.length() - 1) != '/')) {
                out.append(c);
            }
            if (out.length() == 2 && out.charAt(0) == '.' && out.charAt(1) == '/') {
                out.setLength(0);
            }
        }
        int length = out.length();
        return length > 0 && out.charAt(length - 1) == '/' ? out.substring(0, length - 1) : out.toString();
    }
}
