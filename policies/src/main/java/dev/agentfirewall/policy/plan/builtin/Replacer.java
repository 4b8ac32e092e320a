package dev.agentfirewall.policy.plan.builtin;

import java.util.List;

/** Replaces all of several texts at once, left to right, never looking at what was put in: Go's {@code strings.Replacer}. */
final class Replacer {
    private Replacer() {}

    /** Where two of {@code from} begin at the same place, the earlier one in the list is taken. */
    static String replace(String s, List<String> from, List<String> to) {
        StringBuilder out = new StringBuilder(s.length());
        int done = 0;
        boolean matchedEmpty = false;
        for (int at = 0; at <= s.length(); ) {
            int which = match(s, at, from, matchedEmpty);
            matchedEmpty = which >= 0 && from.get(which).isEmpty();
            if (which >= 0) {
                out.append(s, done, at).append(to.get(which));
                at += from.get(which).length();
                done = at;
            } else {
                at = at < s.length() ? s.offsetByCodePoints(at, 1) : at + 1;
            }
        }
        return out.append(s, done, s.length()).toString();
    }

    private static int match(String s, int at, List<String> from, boolean notEmpty) {
        for (int i = 0; i < from.size(); i++) {
            if (s.startsWith(from.get(i), at) && !(notEmpty && from.get(i).isEmpty())) {
                return i;
            }
        }
        return -1;
    }
}
