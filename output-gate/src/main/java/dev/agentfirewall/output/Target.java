package dev.agentfirewall.output;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.SpoofChecker;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a link leads, read as the most generous reader would: tabs and line breaks left out, backslashes taken for slashes, the host in lower case
 * and ASCII form. What two readers could read differently is {@link #disguised}.
 *
 * @param scheme in lower case; empty for {@code //host} and bare hosts
 * @param host in lower case and ASCII form, without port; empty where there is none
 * @param rest everything after the host (path, query, fragment) and, before it, what stands in the way: user names and ports of no use
 * @param disguised whether readers could disagree on where it leads
 * @param script whether it runs code or reads files rather than leads somewhere
 * @param raw the target as it was written
 */
record Target(String scheme, String host, String rest, boolean disguised, boolean script, String raw) {
    private static final int LONGEST = 8_192;
    private static final Set<String> WEB = Set.of("http", "https", "ftp", "ws", "wss", "hxxp", "hxxps", "");
    private static final Set<String> SCRIPT =
            Set.of("javascript", "vbscript", "file", "blob", "view-source", "jar", "filesystem", "about", "ms-its");
    private static final Pattern SCHEME = Pattern.compile("^([a-z][a-z0-9+.-]{0,31}):", Pattern.CASE_INSENSITIVE);
    private static final Pattern PICTURE = Pattern.compile("^data:image/(png|jpe?g|gif|webp|avif|bmp|x-icon)[;,].*");
    private static final Pattern FONT = Pattern.compile("^data:(font|application/(x-)?font)[^,]*,.*");
    private static final Pattern DOTTED = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern NUMBER = Pattern.compile("(0x[0-9a-f]+|\\d+)(\\.(0x[0-9a-f]+|\\d+))*");
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*");
    private static final IDNA NAMES = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI);

    /** Reads a target; empty where it leads nowhere but within the page. */
    static Optional<Target> read(String written) {
        String raw = written.length() <= LONGEST ? written : written.substring(0, LONGEST);
        String target = stripped(raw);
        Matcher scheme = SCHEME.matcher(target);
        String name = scheme.find() ? scheme.group(1).toLowerCase(Locale.ROOT) : "";
        if (name.equals("data")) {
            String lower = target.toLowerCase(Locale.ROOT);
            boolean inline =
                    PICTURE.matcher(lower).matches() || FONT.matcher(lower).matches();
            return inline ? Optional.empty() : Optional.of(new Target(name, "", target.substring(5), false, true, raw));
        }
        if (SCRIPT.contains(name)) {
            return Optional.of(new Target(name, "", target.substring(name.length() + 1), false, true, raw));
        }
        String after = target.substring(name.isEmpty() ? 0 : name.length() + 1);
        if (name.equals("mailto") || name.equals("tel") || name.equals("sms") || name.equals("callto")) {
            return Optional.of(address(name, after, raw));
        }
        int slashes = 0;
        while (slashes < after.length() && (after.charAt(slashes) == '/' || after.charAt(slashes) == '\\')) {
            slashes++;
        }
        if (name.isEmpty() && slashes < 2) {
            return Optional.empty();
        }
        return Optional.of(
                placed(name, after.substring(0, slashes), after.substring(slashes), raw, !raw.equals(target)));
    }

    /** A host that stands without a scheme: {@code www.example.org/page}. */
    static Target bare(String written) {
        return placed("", "//", stripped(written), written, false);
    }

    private static Target placed(String scheme, String slashes, String after, String raw, boolean broken) {
        int end = after.length();
        for (int i = 0; i < after.length() && end == after.length(); i++) {
            if ("/\\?#".indexOf(after.charAt(i)) >= 0) {
                end = i;
            }
        }
        String authority = after.substring(0, end);
        String rest = after.substring(end);
        boolean web = WEB.contains(scheme);
        boolean disguised =
                web && (slashes.indexOf('\\') >= 0 || slashes.length() != 2 || authority.contains("%") || broken);
        if (end < after.length() && after.charAt(end) == '\\') {
            disguised = true;
        }
        int at = authority.lastIndexOf('@');
        String user = at < 0 ? "" : authority.substring(0, at);
        boolean defanged = scheme.startsWith("hxxp"); // a reader follows it by hand, and knows why
        String host = defanged
                ? authority.substring(at + 1).replace("[.]", ".").replace("(.)", ".")
                : authority.substring(at + 1);
        disguised |= web && at >= 0;
        int port = host.startsWith("[") ? host.indexOf("]:") + 1 : host.indexOf(':');
        String door = port > 0 ? host.substring(port + 1) : "";
        host = port > 0 ? host.substring(0, port) : host;
        String plain = ascii(host);
        disguised |= web && odd(host, plain, door);
        String carried = (user.isEmpty() ? "" : user + "/") + (rest.isEmpty() ? "" : rest);
        if (!door.isEmpty() && !Set.of("80", "443", "8080", "8443").contains(door)) {
            carried = carried + "/:" + door;
        }
        return new Target(scheme, plain, carried, disguised && !defanged, false, raw);
    }

    /** The same, written so that readers could disagree on it. */
    Target asDisguised() {
        return new Target(scheme, host, rest, true, script, raw);
    }

    private static Target address(String scheme, String after, String raw) {
        int query = after.indexOf('?');
        String to = query < 0 ? after : after.substring(0, query);
        int at = to.lastIndexOf('@');
        String host = scheme.equals("mailto") && at >= 0 ? ascii(to.substring(at + 1)) : "";
        return new Target(scheme, host, query < 0 ? "" : after.substring(query), false, false, raw);
    }

    private static boolean odd(String written, String host, String port) {
        if (host.isEmpty()) {
            return true;
        }
        boolean number = NUMBER.matcher(host).matches() && !DOTTED.matcher(host).matches();
        boolean octal = DOTTED.matcher(host).matches() && host.matches("(.*\\.)?0\\d+(\\..*)?");
        boolean name = NAME.matcher(host).matches() || host.startsWith("[");
        boolean trailing = written.endsWith(".");
        boolean mixed = !written.equals(host) && !ascii7(written) && lookalike(written);
        return number || octal || !name || trailing || mixed || !port.matches("\\d{0,5}");
    }

    /** A name that is written in letters which pass for others: not all of one honest script. */
    private static boolean lookalike(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        String skeleton = Spoof.CHECKER.getSkeleton(lower);
        return ascii7(skeleton)
                || Spoof.CHECKER.failsChecks(lower)
                || !lower.equals(java.text.Normalizer.normalize(lower, java.text.Normalizer.Form.NFKC));
    }

    private static boolean ascii7(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static String ascii(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        if (ascii7(lower)) {
            String plain = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
            return plain.length() > 253 ? plain.substring(0, 253) : plain;
        }
        StringBuilder out = new StringBuilder();
        NAMES.nameToASCII(lower, out, new IDNA.Info());
        String name = out.toString().toLowerCase(Locale.ROOT);
        name = ascii7(name) ? name : "";
        name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return name.length() > 253 ? name.substring(0, 253) : name;
    }

    /** Without the tabs and line breaks that readers of URLs leave out, wherever they stand. */
    private static String stripped(String written) {
        StringBuilder out = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c != '\t' && c != '\n' && c != '\r' && (c > ' ' || !out.isEmpty())) {
                out.append(c);
            }
        }
        return out.toString().strip();
    }

    /** One name for what leads to the same place: without scheme, {@code www.}, and what closes a sentence. */
    String key() {
        String place = host.startsWith("www.") ? host.substring(4) : host;
        String way = rest;
        while (!way.isEmpty() && "/?#.,;:!)'\"*_".indexOf(way.charAt(way.length() - 1)) >= 0) {
            way = way.substring(0, way.length() - 1);
        }
        return place + way;
    }

    /** Whether it leads to this machine or its neighbours, which tells no stranger anything. */
    boolean local() {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.startsWith("127.")
                || host.equals("0.0.0.0")
                || host.startsWith("192.168.")
                || host.startsWith("10.");
    }

    /** Whether the host is none, but where one is to be put in: {@code https://...}, {@code https://{host}/}. No reader follows it. */
    boolean placeholder() {
        boolean name = host.chars().anyMatch(Character::isLetterOrDigit)
                && host.chars().allMatch(c -> "{}<>$*|".indexOf(c) < 0);
        return (!host.isEmpty() && !name) || host.equals("www");
    }

    /** Tells the scheme; the rest is guarded. */
    @Override
    public String toString() {
        return "target of " + (scheme.isEmpty() ? "no scheme" : scheme);
    }

    /** Made once, and only when a name is not plain. */
    private static final class Spoof {
        static final SpoofChecker CHECKER = new SpoofChecker.Builder()
                .setChecks(SpoofChecker.CONFUSABLE | SpoofChecker.INVISIBLE | SpoofChecker.MIXED_NUMBERS)
                .build();
    }
}
