package dev.agentfirewall.policy.plan.builtin;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A network, or one address, as a range of 128-bit numbers. An IPv4 address is kept as IPv6 maps it ({@code ::ffff:a.b.c.d}), and so
 * an IPv6 network inside that range is the IPv4 one, as in Go.
 *
 * @param bits of the prefix, counted in the family the network belongs to
 */
record IpNetwork(BigInteger address, int bits, boolean v4) {
    private static final Pattern V4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    private static final Pattern PREFIX = Pattern.compile("0|[1-9]\\d{0,2}");
    private static final BigInteger MAPPED = BigInteger.valueOf(0xffff).shiftLeft(32);
    private static final int WIDTH = 128;
    private static final int LONGEST = 64;

    /** An address in text, as a network of one. */
    static @Nullable IpNetwork parseAddress(String text) {
        byte[] bytes = bytes(text);
        if (bytes == null) {
            return null;
        }
        return bytes.length == 4
                ? new IpNetwork(MAPPED.add(new BigInteger(1, bytes)), 32, true)
                : new IpNetwork(new BigInteger(1, bytes), WIDTH, false);
    }

    private static byte @Nullable [] bytes(String text) {
        boolean readable = text.length() <= LONGEST
                && (V4.matcher(text).matches() || V6.matcher(text).matches());
        if (!readable || text.contains(":::") || text.equals(":")) {
            return null;
        }
        try {
            return InetAddress.getByName(text).getAddress(); // digits only: nothing is looked up
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** A network in CIDR notation; the address keeps the bits behind the prefix until {@link #first}. */
    static @Nullable IpNetwork parseCidr(String text) {
        int slash = text.indexOf('/');
        IpNetwork address = slash < 0 ? null : parseAddress(text.substring(0, slash));
        if (address == null || !PREFIX.matcher(text.substring(slash + 1)).matches()) {
            return null;
        }
        int bits = Integer.parseInt(text.substring(slash + 1));
        boolean mappedText = address.v4() && text.indexOf(':') >= 0;
        if (bits > (mappedText ? WIDTH : address.bits())) {
            return null;
        }
        if (mappedText) {
            return bits >= 96
                    ? new IpNetwork(address.address(), bits - 96, true)
                    : new IpNetwork(address.address(), bits, false).masked();
        }
        return new IpNetwork(address.address(), bits, address.v4()).masked();
    }

    private int hostBits() {
        return (v4 ? 32 : WIDTH) - bits;
    }

    IpNetwork masked() {
        return new IpNetwork(first(), bits, v4);
    }

    BigInteger first() {
        return address.shiftRight(hostBits()).shiftLeft(hostBits());
    }

    BigInteger last() {
        return first().add(BigInteger.ONE.shiftLeft(hostBits())).subtract(BigInteger.ONE);
    }

    boolean contains(IpNetwork that) {
        return v4 == that.v4 && first().compareTo(that.first()) <= 0 && last().compareTo(that.last()) >= 0;
    }

    boolean intersects(IpNetwork that) {
        return v4 == that.v4
                && first().compareTo(that.last()) <= 0
                && that.first().compareTo(last()) <= 0;
    }

    @Override
    public String toString() {
        return text(address, v4) + "/" + bits;
    }

    /** An address as Go prints it: IPv6 shortened as RFC 5952 says. */
    static String text(BigInteger address, boolean v4) {
        if (v4) {
            int n = address.intValue();
            return (n >>> 24) + "." + (n >>> 16 & 255) + "." + (n >>> 8 & 255) + "." + (n & 255);
        }
        int[] groups = new int[8];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = address.shiftRight(16 * (7 - i)).intValue() & 0xffff;
        }
        return shortened(groups);
    }

    private static String shortened(int[] groups) {
        int start = -1;
        int length = 1;
        for (int i = 0; i < groups.length; i++) {
            int run = 0;
            while (i + run < groups.length && groups[i + run] == 0) {
                run++;
            }
            if (run > length) {
                start = i;
                length = run;
            }
            i += Math.max(0, run - 1);
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < groups.length; i++) {
            if (i == start) {
                out.append("::");
                i += length - 1;
            } else {
                out.append(out.length() == 0 || out.charAt(out.length() - 1) == ':' ? "" : ":");
                out.append(Integer.toHexString(groups[i]));
            }
        }
        return out.toString();
    }
}
