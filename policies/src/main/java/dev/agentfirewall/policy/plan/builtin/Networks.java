package dev.agentfirewall.policy.plan.builtin;

import dev.agentfirewall.policy.plan.value.ArrayValue;
import dev.agentfirewall.policy.plan.value.ObjectValue;
import dev.agentfirewall.policy.plan.value.SetValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code net.cidr_*}: networks and addresses in them. Nothing is looked up in any network. */
final class Networks {
    private Networks() {}

    static void register(Registry registry) {
        registry.two("net.cidr_contains", (a, b, budget) -> contains(a, b))
                .two("net.cidr_overlap", (a, b, budget) -> contains(a, b))
                .two("net.cidr_intersects", (a, b, budget) -> intersects(a, b))
                .one("net.cidr_is_valid", (a, budget) -> network(a) != null)
                .one("net.cidr_expand", Networks::expand)
                .one("net.cidr_merge", Networks::merge)
                .two("net.cidr_contains_matches", Networks::containsMatches);
    }

    private static @Nullable IpNetwork network(Object a) {
        return a instanceof String s ? IpNetwork.parseCidr(s) : null;
    }

    private static @Nullable IpNetwork addressOrNetwork(Object a) {
        IpNetwork address = a instanceof String s ? IpNetwork.parseAddress(s) : null;
        return address != null ? address : network(a);
    }

    private static @Nullable Boolean contains(Object a, Object b) {
        IpNetwork outer = network(a);
        IpNetwork inner = addressOrNetwork(b);
        return (outer == null || inner == null) ? null : (Boolean) outer.contains(inner);
    }

    private static @Nullable Object intersects(Object a, Object b) {
        IpNetwork x = network(a);
        IpNetwork y = network(b);
        return (x == null || y == null) ? null : x.intersects(y);
    }

    private static @Nullable Object expand(Object a, Budget budget) {
        IpNetwork network = network(a);
        if (network == null) {
            return null;
        }
        SetValue addresses = new SetValue();
        BigInteger last = network.last();
        for (BigInteger i = network.first(); i.compareTo(last) <= 0; i = i.add(BigInteger.ONE)) {
            budget.spend(2);
            addresses.add(IpNetwork.text(i, network.v4()));
        }
        return addresses;
    }

    private static @Nullable Object containsMatches(Object a, Object b, Budget budget) {
        Map<Object, Object> outer = indexed(a);
        Map<Object, Object> inner = indexed(b);
        if (outer == null || inner == null) {
            return null;
        }
        SetValue matches = new SetValue();
        for (Map.Entry<Object, Object> x : outer.entrySet()) {
            for (Map.Entry<Object, Object> y : inner.entrySet()) {
                budget.spend(20);
                Boolean contained = contains(x.getValue(), y.getValue());
                if (contained == null) {
                    return null;
                }
                if (contained) {
                    matches.add(ArrayValue.of(x.getKey(), y.getKey()));
                }
            }
        }
        return matches;
    }

    /** Networks by what names them: the text itself, a position, an element, a key. */
    private static @Nullable Map<Object, Object> indexed(Object a) {
        Map<Object, Object> entries = new LinkedHashMap<>();
        if (a instanceof String) {
            entries.put(a, a);
        } else if (a instanceof ArrayValue array) {
            for (int i = 0; i < array.size(); i++) {
                entries.put((long) i, cidr(array.get(i)));
            }
        } else if (a instanceof SetValue set) {
            for (Object element : Operands.elements(set)) {
                entries.put(element, cidr(element));
            }
        } else if (a instanceof ObjectValue object) {
            for (int i = 0; i < object.size(); i++) {
                entries.put(object.keys()[i], cidr(object.values()[i]));
            }
        }
        return entries.containsValue(ArrayValue.of()) ? null : entries;
    }

    /** A text, or the first of an array; what is neither stays and fails later. */
    private static Object cidr(Object entry) {
        if (entry instanceof ArrayValue array && array.size() > 0) {
            return array.get(0);
        }
        return entry instanceof String ? entry : ArrayValue.of();
    }

    /** Addresses from the first to the last; {@code whole} when no others were joined to it. */
    private record Range(
            BigInteger first,
            BigInteger last,
            boolean v4,
            @Nullable IpNetwork whole) {
        static int order(Range a, Range b) {
            int byLast = a.last.compareTo(b.last);
            return byLast != 0 ? byLast : a.first.compareTo(b.first);
        }
    }

    private static @Nullable Object merge(Object a, Budget budget) {
        Object[] elements = Operands.elementsOf(a);
        List<Range> ranges = elements == null ? null : ranges(elements, budget);
        if (ranges == null) {
            return null;
        }
        ranges.sort(Range::order);
        for (int i = ranges.size() - 1; i > 0; i--) {
            Range upper = ranges.get(i);
            Range lower = ranges.get(i - 1);
            if (previous(upper).compareTo(lower.last()) <= 0) {
                BigInteger first = lower.first().min(upper.first());
                ranges.set(i - 1, new Range(first, upper.last(), upper.v4(), null));
                ranges.remove(i);
            }
        }
        SetValue merged = new SetValue();
        for (Range range : ranges) {
            addNetworks(range, merged);
        }
        return merged;
    }

    private static BigInteger previous(Range range) {
        boolean lowest =
                range.first().signum() == 0 || (range.v4() && range.first().intValue() == 0);
        return lowest ? range.first() : range.first().subtract(BigInteger.ONE);
    }

    private static @Nullable List<Range> ranges(Object[] elements, Budget budget) {
        List<Range> ranges = new ArrayList<>();
        for (Object element : elements) {
            budget.spend(20);
            IpNetwork network = element instanceof String s ? classful(s) : null;
            if (network == null) {
                return null;
            }
            ranges.add(new Range(network.first(), network.last(), network.v4(), network));
        }
        return ranges;
    }

    /** A network, or an IPv4 address with the prefix its class had before there was CIDR. */
    private static @Nullable IpNetwork classful(String text) {
        IpNetwork address = IpNetwork.parseAddress(text);
        if (address == null) {
            return IpNetwork.parseCidr(text);
        }
        if (!address.v4()) {
            return null;
        }
        int first = address.address().intValue() >>> 24;
        return new IpNetwork(address.address(), first < 128 ? 8 : first < 192 ? 16 : 24, true);
    }

    private static void addNetworks(Range range, SetValue networks) {
        if (range.whole() != null) {
            networks.add(range.whole().toString());
            return;
        }
        int width = range.v4() ? 32 : 128;
        BigInteger at = range.first();
        while (at.compareTo(range.last()) <= 0) {
            int size = at.signum() == 0 ? width : Math.min(width, at.getLowestSetBit());
            while (at.add(BigInteger.ONE.shiftLeft(size))
                            .subtract(BigInteger.ONE)
                            .compareTo(range.last())
                    > 0) {
                size--;
            }
            networks.add(new IpNetwork(at, width - size, range.v4()).toString());
            at = at.add(BigInteger.ONE.shiftLeft(size));
        }
    }
}
