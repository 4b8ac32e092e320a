package dev.agentfirewall.output;

import dev.agentfirewall.provenance.Integrity;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What policy should know of each link: how it is followed and whose idea it is ({@code link.load.altered}), whether it is disguised, and what it
 * carries ({@code link.data.encoded}). A link within a link (a redirector) is judged as one of its own.
 */
final class LinkJudge {
    private static final int MOST_WITHIN = 8;
    private static final Pattern WITHIN = Pattern.compile(
            "(?i)(?:https?|ftp|wss?):[/\\\\]{1,3}[^\\s\"'<>]+|(?<=[=/?])//[^\\s\"'<>/]+\\.[^\\s\"'<>]+|(?<=[=/?])www\\.[^\\s\"'<>]+");
    /** The value beside an address without a path belongs to the address around it. */
    private static final Pattern BESIDE = Pattern.compile("^([a-z]*:?//[^/?#&@]*)&[^/]*$", Pattern.CASE_INSENSITIVE);

    private static final Pattern FILLED = Pattern.compile(
            "[?#;][^?#;]*[^?#;/]|[@%]|/:\\d{2,5}$|/[^/?#]*[0-9][^/?#]{11,}|/[^/?#]{32,}|/[^/?#._-]{18,}");
    private static final Pattern TELLING =
            Pattern.compile("^[^.]{14,}\\.|^[^.]*\\d[^.]*\\.|^[^.]*-[^.]*\\.|^(?:[^.]+\\.){4,}");

    private final Told told;

    LinkJudge(Told told) {
        this.told = told;
    }

    List<Finding> judge(List<Link> links) {
        List<Finding> found = new ArrayList<>();
        for (Link link : links) {
            judge(link, link.target(), found, 0);
        }
        found.addAll(new Spelling(told).in(links));
        return found;
    }

    private void judge(Link link, Target target, List<Finding> found, int depth) {
        if (target.script()) {
            if (link.way() == Ways.LOAD || link.way() == Ways.FOLLOW) {
                found.add(finding("link.script", Severity.MEDIUM, link, target));
            }
            return;
        }
        if (target.local() || target.placeholder()) {
            return;
        }
        Source source = source(target);
        boolean address = target.scheme().equals("mailto")
                || target.scheme().equals("tel")
                || target.scheme().equals("sms")
                || target.scheme().equals("callto");
        if (link.way() != Ways.CODE && !address) {
            if (target.disguised() && source != Source.USER) {
                found.add(finding("link.disguised", Severity.MEDIUM, link, target));
            }
            found.add(finding("link." + link.way().word() + "." + source.word(), Severity.LOW, link, target));
        }
        if (source != Source.USER) {
            carried(link, target, source).ifPresent(found::add);
        }
        if (depth < 2 && source != Source.USER && source != Source.READ) {
            within(link, target, found, depth);
        }
    }

    private Optional<Finding> carried(Link link, Target target, Source source) {
        boolean literal = source == Source.READ || source == Source.STRANGER || source == Source.FLAGGED;
        boolean begun =
                !literal && told.strangers().anyMatch(text -> text.index().begins(target));
        boolean load = link.way() == Ways.LOAD;
        Cargo cargo = Cargo.of(target, told, literal ? giving(target) : Set.of(), !literal && (begun || load));
        if (cargo == Cargo.NONE && !literal && source != Source.NAMED && users(target)) {
            cargo = Cargo.KNOWN;
        }
        boolean plain = cargo == Cargo.KNOWN || cargo == Cargo.OPAQUE;
        if (cargo == Cargo.NONE || (plain && (link.way() == Ways.CODE || (!begun && theirs(target, source, load))))) {
            return Optional.empty();
        }
        boolean example = link.way() == Ways.CODE && cargo == Cargo.ENCODED && !told.confidential();
        String rule = cargo == Cargo.KNOWN && load ? "loaded" : cargo.name().toLowerCase(Locale.ROOT);
        return example ? Optional.empty() : Optional.of(finding("link.data." + rule, Severity.MEDIUM, link, target));
    }

    /** Whether much of what the user said is taken to a place that nobody named. */
    private boolean users(Target target) {
        return !target.host().isEmpty()
                && new Scattered(told).ofUsers(target.host(), Decodings.percent(target.host() + "/" + target.rest()));
    }

    /** Whether the site is the user's or the host's own choice, so that it may be told what was read. An image takes the host's word. */
    private boolean theirs(Target target, Source source, boolean load) {
        return source == Source.NAMED
                && (!load || told.prompts().stream().anyMatch(prompt -> prompt.names(target.host())));
    }

    private Set<TextIndex> giving(Target target) {
        Set<TextIndex> giving = Collections.newSetFromMap(new IdentityHashMap<>());
        told.read().stream()
                .map(Told.Text::index)
                .filter(index -> index.gives(target))
                .forEach(giving::add);
        return giving;
    }

    private void within(Link link, Target target, List<Finding> found, int depth) {
        Set<String> seen = new HashSet<>();
        List<String> forms = new ArrayList<>(List.of(Decodings.percent(target.rest())));
        forms.addAll(Decodings.of(forms.get(0)));
        for (String form : forms) {
            Matcher inner = WITHIN.matcher(form.replace(" ", "%20")); // a redirector takes the spaces along
            while (inner.find() && seen.size() < MOST_WITHIN) {
                String address = BESIDE.matcher(inner.group()).replaceFirst("$1");
                if (seen.add(address)) {
                    boolean named = address.toLowerCase(Locale.ROOT).startsWith("www.");
                    Optional<Target> read = named ? Optional.of(Target.bare(address)) : Target.read(address);
                    read.ifPresent(one -> judge(link, one, found, depth + 1));
                }
            }
        }
    }

    Source source(Target target) {
        if (told.hosts().anyMatch(text -> text.index().gives(target))) {
            return Source.USER;
        }
        Source giver = giver(target);
        if (giver != Source.COMPOSED || target.host().isEmpty()) {
            return giver;
        }
        boolean stranger = told.strangers().anyMatch(text -> text.index().namesItself(target.host()));
        boolean own = told.hosts()
                .anyMatch(text -> stranger
                        ? text.index().namesItself(target.host()) // the site is the user's, a name below it is not
                        : text.index().names(target.host()));
        if (own || brand(target.host())) {
            return Source.NAMED;
        }
        return altered(target) ? Source.ALTERED : Source.COMPOSED;
    }

    /** Whether the user names a site by its first word ("link me to DHL"), and no stranger speaks of any such site. */
    private boolean brand(String host) {
        String site = Site.of(host);
        int dot = site.indexOf('.');
        String name = dot > 0 ? site.substring(0, dot) : "";
        return name.length() >= 3
                && told.own().stream()
                        .anyMatch(text -> text.user()
                                && !text.passedOn()
                                && text.index().words().has(name))
                && told.strangers().noneMatch(text -> text.index().namesAt(site));
    }

    /** Who gave the target as it stands: a trusted source before a stranger, a stranger before one whose text holds orders. */
    private Source giver(Target target) {
        Source best = Source.COMPOSED;
        for (Told.Text text : told.read()) {
            if (text.index().gives(target)) {
                Source giver = text.integrity().compareTo(Integrity.UNTRUSTED) < 0
                        ? Source.READ
                        : text.flagged() ? Source.FLAGGED : Source.STRANGER;
                best = best == Source.COMPOSED || giver.compareTo(best) < 0 ? giver : best;
            }
        }
        boolean pasted = best == Source.COMPOSED
                && told.own().stream()
                        .anyMatch(text -> text.passedOn() && text.index().gives(target));
        return pasted ? Source.FLAGGED : best;
    }

    /** Whether a stranger names the host and the model filled something in: more than another page with a plain name. */
    private boolean altered(Target target) {
        return told.strangers()
                .anyMatch(text -> text.index().names(target.host())
                        && filled(target, text.index())
                        && !text.index().pages(target));
    }

    private static boolean filled(Target target, TextIndex index) {
        return FILLED.matcher(target.rest()).find()
                || (!index.namesItself(target.host())
                        && TELLING.matcher(target.host()).find());
    }

    private static Finding finding(String rule, Severity severity, Link link, Target target) {
        return new Finding(rule, severity, link.span(), 1.0, Optional.of(target.host()));
    }
}
