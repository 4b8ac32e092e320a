package dev.agentfirewall.trace.request;

import dev.agentfirewall.trace.request.Token.Kind;
import java.util.Set;

/** Runs of letters and marks that are one value: an address, a link, a path, a handle, an amount. */
final class Values {
    private static final String TRAILING = ".,;:!?)]}\"'>”’»、。，；：！？）」』*`";
    private static final String MONEY = "$€£¥₹₩₽₿￥";
    private static final Set<String> FILES = Set.of(
            "txt", "doc", "docx", "pdf", "xls", "xlsx", "csv", "ppt", "pptx", "md", "json", "yaml", "yml", "xml",
            "html", "htm", "zip", "tar", "gz", "png", "jpg", "jpeg", "gif", "svg", "mp3", "mp4", "mov", "wav", "py",
            "js", "ts", "java", "rs", "go", "rb", "sh", "bat", "ps1", "sql", "log", "ini", "toml", "cfg", "conf", "eml",
            "ics", "odt", "ods", "rtf", "tex", "ipynb", "exe", "dll", "bak", "db", "env", "php", "cpp", "c", "h", "css",
            "key", "pem", "epub", "heic");

    private static final boolean[] ASCII_RUN = asciiRun();

    private Values() {}

    /** Where the run that starts at {@code from} ends. */
    static int run(String text, int from, int longest) {
        int end = from;
        int limit = Math.min(text.length(), from + longest);
        while (end < limit && isRun(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Where a run ends, marks at its end left off. */
    static int end(String text, int from, int run) {
        int end = run;
        while (end > from && isTrailing(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean isTrailing(char c) {
        return !(c >= 'a' && c <= 'z') && TRAILING.indexOf(c) >= 0;
    }

    private static boolean isRun(char c) {
        return c < 128 ? ASCII_RUN[c] : isAnyRun(c);
    }

    private static boolean[] asciiRun() {
        boolean[] run = new boolean[128];
        for (char c = 0; c < run.length; c++) {
            run[c] = isAnyRun(c);
        }
        return run;
    }

    private static boolean isAnyRun(char c) {
        return !Character.isWhitespace(c)
                && !Tokens.isEastern(c)
                && c != 0xA0
                && "\"“”«»<>「」『』，。、；：！？（）()|`".indexOf(c) < 0;
    }

    /** What the run from {@code start} to {@code end} is; a word, if nothing else. */
    static Kind kind(String text, int start, int end) {
        return isPlain(text, start, end) ? Kind.WORD : unusual(text, start, end);
    }

    /** Letters alone: what nearly all runs are. */
    private static boolean isPlain(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (!Character.isLetter(c) && c != '-' && c != '\'') {
                return false;
            }
        }
        return true;
    }

    private static Kind unusual(String text, int start, int end) {
        char first = text.charAt(start);
        String run = text.substring(start, end);
        if (run.contains("://") || run.startsWith("www.")) {
            return Kind.URL;
        }
        int at = run.indexOf('@');
        if (at > 0 && run.indexOf('.', at) > at + 1) {
            return Kind.ADDRESS;
        }
        if (run.length() > 1 && (first == '@' || first == '#') && Character.isLetterOrDigit(run.charAt(1))) {
            return Kind.HANDLE;
        }
        if (isPath(run)) {
            return Kind.PATH;
        }
        return dotted(run, first);
    }

    /** What a whole quotation is: a value in quotes is still that value. */
    static Kind whole(String inner) {
        String value = inner.strip();
        return value.isEmpty()
                        || value.indexOf(' ') >= 0
                        || end(value, 0, run(value, 0, value.length())) != value.length()
                ? Kind.WORD
                : onlyValue(kind(value, 0, value.length()));
    }

    private static Kind onlyValue(Kind kind) {
        return kind == Kind.NUMBER ? Kind.WORD : kind;
    }

    private static boolean isPath(String run) {
        if (run.length() < 2) {
            return false;
        }
        boolean rooted = run.charAt(0) == '/' && Character.isLetterOrDigit(run.charAt(1));
        boolean relative = run.startsWith("./") || run.startsWith("../") || run.startsWith("~/");
        return rooted || relative || (run.length() > 3 && run.startsWith(":\\", 1));
    }

    private static Kind dotted(String run, char first) {
        if (isMoney(run)) {
            return Kind.MONEY;
        }
        int dot = run.lastIndexOf('.');
        if (dot > 0 && dot < run.length() - 1) {
            String tail = Forms.fold(run.substring(dot + 1));
            if (FILES.contains(tail)) {
                return Kind.PATH;
            }
            if (Character.isDigit(first) && run.chars().allMatch(c -> Character.isDigit(c) || c == '.' || c == ',')) {
                return Kind.NUMBER;
            }
            return isDomain(run, tail) ? Kind.URL : Kind.WORD;
        }
        return code(run);
    }

    /** A number with grouping, a date, a time, or an identifier with letters and digits. */
    private static Kind code(String run) {
        long digits = run.chars().filter(Character::isDigit).count();
        if (digits == 0) {
            return Kind.WORD;
        }
        boolean plain = run.chars().allMatch(c -> Character.isDigit(c) || ".,:/-+%".indexOf(c) >= 0);
        if (plain) {
            return Kind.NUMBER;
        }
        boolean identifier =
                digits >= 2 && Character.isLetter(run.charAt(0)) && run.chars().allMatch(Values::isCode);
        return identifier ? Kind.HANDLE : Kind.WORD;
    }

    private static boolean isCode(int c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '#');
    }

    private static boolean isMoney(String run) {
        boolean marked = MONEY.indexOf(run.charAt(0)) >= 0 || MONEY.indexOf(run.charAt(run.length() - 1)) >= 0;
        return marked && run.chars().anyMatch(Character::isDigit);
    }

    private static boolean isDomain(String run, String tail) {
        boolean letters =
                tail.length() >= 2 && tail.length() <= 6 && tail.chars().allMatch(c -> c >= 'a' && c <= 'z');
        int slash = run.indexOf('/');
        String host = slash > 0 ? run.substring(0, slash) : run;
        int dot = host.lastIndexOf('.');
        boolean named = dot > 1 && host.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '-');
        String top = dot > 0 ? Forms.fold(host.substring(dot + 1)) : "";
        return named && (letters || slash > 0) && top.length() >= 2 && Character.isLowerCase(host.charAt(dot + 1));
    }
}
